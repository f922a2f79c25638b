"""A page as it stands on disk: front matter, Markdown, and where its macro calls begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, Undefined

from macros.errors import AuthorError, yaml_place
from macros.parse import Line, lines_of

# `{#` would swallow heading ids such as `{#my-id}`; mkdocs.yml sets the same for mkdocs-macros.
COMMENT_START, COMMENT_END = "{##", "##}"

# The same as MkDocs: the fence of the front matter, and the blank lines after it.
_FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n(?P<yaml>.*?\n)(?:-{3}|\.{3})[ \t]*\n\n*", re.S)
_FENCE_ONLY = re.compile(r"\A-{3}[ \t]*\n(?:-{3}|\.{3})[ \t]*\n\n*")


@dataclass(frozen=True)
class Call:
    """One `{% call name(…) %} … {% endcall %}`; lines count from 1 in the file.

    `lead` and `end_lead` are what stands before the two tags on their lines, `tail` is what stands behind the
    second; `below_text` tells whether the line above the call holds text.
    """

    name: str
    line: int
    body_line: int
    end_line: int
    lead: str
    end_lead: str
    tail: str
    below_text: bool


@dataclass(frozen=True)
class PageSource:
    """A page of the book. `uri` is its path below docs/, `path` the one shown to authors.

    `head` is the front matter as text, and `first_line` the line on which `markdown` starts.
    """

    uri: str
    path: str
    markdown: str
    meta: dict[str, Any] = field(default_factory=dict)
    first_line: int = 1
    head: str = ""

    @property
    def macros_run(self) -> bool:
        """Whether macros are run on this page; pages about macros switch it off."""
        return self.meta.get("render_macros", True) is not False

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(lines_of(self.markdown.split("\n"), first=self.first_line))

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """All calls, in the order in which they end.

        Raises:
            AuthorError: a call is never closed, or an endcall closes none.
        """
        return tuple(_calls(self))

    def call_at(self, line: int) -> Call:
        """Return the call whose tag starts on `line` of the file."""
        return next(call for call in self.calls if call.line == line)

    def line_text(self, number: int) -> str:
        """Return the text of line `number` of the file."""
        return self.lines[number - self.first_line].raw

    def meta_line(self, key: str) -> int:
        """Return the line of the file on which front-matter key `key` stands."""
        found = re.search(rf"^['\"]?{re.escape(key)}['\"]?\s*:", self.head, re.M)
        return self.head.count("\n", 0, found.start()) + 1 if found else 1


def read_page(docs: Path, uri: str) -> PageSource:
    """Read the page at `uri` below `docs`.

    Raises:
        AuthorError: the front matter is not YAML, or not a list of `key: value` lines.
    """
    text = (docs / uri).read_text(encoding="utf-8-sig")
    found = _FRONT_MATTER.match(text) or _FENCE_ONLY.match(text)
    if not found:
        body = text.lstrip("\n")
        return PageSource(uri, f"{docs.name}/{uri}", body, first_line=1 + text.count("\n") - body.count("\n"))
    meta = _front_matter(found.groupdict().get("yaml") or "")
    first_line = 1 + found[0].count("\n")
    return PageSource(uri, f"{docs.name}/{uri}", text[found.end() :], meta, first_line, found[0])


def page_jinja(undefined: type[Undefined] = Undefined) -> Environment:
    """Return a Jinja environment that reads pages as mkdocs-macros does."""
    return Environment(
        comment_start_string=COMMENT_START, comment_end_string=COMMENT_END, undefined=undefined
    )


def lead_of(page: PageSource, line: int, tag: str) -> str:
    """Return what stands before the first match of the pattern `tag` on a line of the file."""
    return re.split(tag, page.line_text(line), maxsplit=1)[0]


def _front_matter(text: str) -> dict[str, Any]:
    example = 'title: "Skills: what to learn"'
    try:
        meta = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        line, problem = yaml_place(error)
        what, line = f"the front matter is not YAML: {problem}", line + 1
        raise AuthorError(what, expected="`key: value` lines", example=example, line=line) from error
    if not isinstance(meta, dict):
        what = f"the front matter is {meta!r}"
        raise AuthorError(what, expected="`key: value` lines", example=example, line=2)
    return meta


def _calls(page: PageSource) -> Iterator[Call]:
    open_calls: list[tuple[str, int, int]] = []
    for words, line, end in _tags(page):
        if words[:1] == ["call"]:
            open_calls.append((words[1] if len(words) > 1 else "", line, end + 1))
        elif words[:1] == ["endcall"]:
            if not open_calls:
                raise AuthorError(
                    "this endcall closes nothing",
                    expected="a {% call … %} before it",
                    example='{% call checklist("goal-check", title="Is your goal ready?") %}',
                    line=line,
                )
            name, start, body_line = open_calls.pop()
            leads = (lead_of(page, start, _tag("call")), lead_of(page, line, _tag("endcall")))
            above = page.line_text(start - 1) if start > page.first_line else ""
            tail = re.split(_tag("endcall") + r"\s*[-+]?%\}", page.line_text(line), maxsplit=1)[-1]
            yield Call(name, start, body_line, line, *leads, tail, below_text=bool(above.strip(" >")))
    if open_calls:
        name, start, _ = open_calls[-1]
        raise AuthorError(
            f"this call of {name} is never closed",
            expected="{% endcall %} on a line of its own after its last line",
            example="{% endcall %}",
            line=start,
        )


def _tags(page: PageSource) -> Iterator[tuple[list[str], int, int]]:
    """Yield the names in each block tag with the file lines on which the tag starts and ends.

    Raises:
        jinja2.TemplateSyntaxError: the page cannot be taken apart at all.
    """
    words: list[str] = []
    start = 0
    for line, token, value in page_jinja().lex(page.markdown):
        at = line + page.first_line - 1
        if token == "block_begin":
            words, start = [], at
        elif token == "name":
            words.append(value)
        elif token == "block_end":
            yield words, start, at


def _tag(name: str) -> str:
    return r"\{%[-+]?\s*" + name + r"\b"
