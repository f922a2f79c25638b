"""A page of the guide as the content tests see it: front matter, headings, prose, words of its tools."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import yaml

from macros.evidence import read_evidence

DOCS = Path(__file__).resolve().parents[2] / "docs"
EVIDENCE = read_evidence(DOCS)
EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]

SOURCE = re.compile(r'\{\{\s*source\("(?P<key>[^"]+)"\)\s*\}\}')
MACRO = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TOOL = re.compile(r'\{%\s*call\s+\w+\(\s*"(?P<id>[^"]+)"[^%]*?\btitle="(?P<title>[^"]*)".*?%\}', re.DOTALL)
ITEM = re.compile(r"^\s*- \[ \] (?P<text>.*?)(?: \^[a-z0-9-]+)?$", re.MULTILINE)
PATTERN = re.compile(r"\{% call compose\(.*?%\}(?P<text>.*?)\{% endcall %\}", re.DOTALL)
FOLDOUT = re.compile(r"^\s+(?P<key>why|how): (?P<text>.*)$", re.MULTILINE)
# Part of another file that stands on this page, as pymdownx.snippets has it.
PART = re.compile(r'^--8<-- "(?P<file>[^":]+):(?P<part>[^"]+)"$', re.MULTILINE)
QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Block:
    """One paragraph, list item or quoted line, in plain words."""

    text: str
    cites: bool


@dataclass(frozen=True)
class Page:
    path: str
    meta: dict[str, Any]
    headings: tuple[Heading, ...]
    prose: tuple[Block, ...]
    tool_words: tuple[str, ...]
    foldouts: tuple[tuple[str, str], ...] = ()

    @property
    def all_words(self) -> list[str]:
        headings = (heading.text for heading in self.headings)
        prose = (block.text for block in self.prose)
        return [self.meta.get("description", ""), *headings, *prose, *self.tool_words]


def readers_pages() -> list[Page]:
    """Every page for readers; the manual for authors has its own rules, and a draft is not finished."""
    paths = sorted(path for path in DOCS.rglob("*.md") if path.relative_to(DOCS).parts[0] != "authors")
    pages = [read_page(path.read_text(encoding="utf-8"), path.relative_to(DOCS).as_posix()) for path in paths]
    return [page for page in pages if page.meta.get("status") != "draft"]


def read_page(source: str, path: str = "page.md") -> Page:
    meta, body = _split(source)
    body = SOURCE.sub(_cited, PART.sub(_part, body))
    converter = markdown.Markdown(extensions=EXTENSIONS)
    prose = FOLDOUT.sub("", ITEM.sub("", PATTERN.sub("", _with_tool_headings(body))))
    rendered = converter.convert(MACRO.sub("", prose))
    headings = tuple(_flat(converter.toc_tokens))  # type: ignore[attr-defined]
    foldouts = tuple((one["key"], one["text"]) for one in FOLDOUT.finditer(body))
    return Page(path, meta, headings, _prose(rendered), tuple(_tool_words(body)), foldouts)


def _split(source: str) -> tuple[dict[str, Any], str]:
    if not source.startswith("---\n"):
        return {}, source
    front, _, body = source[4:].partition("\n---\n")
    return yaml.safe_load(front), body


def _part(asked: re.Match[str]) -> str:
    text = (DOCS.parent / asked["file"]).read_text(encoding="utf-8")
    start, end = (f"<!-- --8<-- [{word}:{asked['part']}] -->" for word in ("start", "end"))
    return text.split(start, 1)[1].split(end, 1)[0]


def _cited(call: re.Match[str]) -> str:
    """A cited study as readers see it, with the link that shows that there is one."""
    return f"([{EVIDENCE.source(call['key']).short}](#sources))"


def _with_tool_headings(body: str) -> str:
    """The build draws a tool's title as a heading, one level below the heading that the author wrote last."""

    def heading(call: re.Match[str]) -> str:
        above = re.findall(r"^(#+) ", body[: call.start()], re.MULTILINE)
        level = len(above[-1]) + 1 if above else 2
        return f"\n{'#' * level} {call['title']} {{: #{call['id']}-title }}\n"

    return TOOL.sub(heading, body)


def _flat(tokens: list[dict[str, Any]]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["level"], html.unescape(token["name"]), token["id"])
        yield from _flat(token["children"])


def _tool_words(body: str) -> Iterator[str]:
    for item in ITEM.finditer(body):
        yield item["text"]
    for foldout in FOLDOUT.finditer(body):
        yield foldout["text"]
    for pattern in PATTERN.finditer(body):
        yield re.sub(r"\{.*?\}", " … ", pattern["text"])
    for macro in MACRO.finditer(body):
        yield from QUOTED.findall(macro.group())


def _prose(rendered: str) -> tuple[Block, ...]:
    collector = _ProseCollector()
    collector.feed(rendered)
    collector.close_block()
    return tuple(collector.blocks)


class _ProseCollector(HTMLParser):
    """Gathers text block by block; headings, tables, code and the list of sources are not prose."""

    BLOCKS = frozenset({"p", "li", "dt", "dd", "blockquote", "div"})
    HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
    SKIPPED = HEADINGS | {"table", "pre"}

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._text = ""
        self._cites = False
        self._skipping = 0
        self._in_sources = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in self.HEADINGS:
            self._in_sources = given.get("id") == "sources" or (self._in_sources and tag not in {"h1", "h2"})
        if tag in self.SKIPPED:
            self._skipping += 1
        if tag in self.BLOCKS:
            self.close_block()
        if tag == "a" and (given.get("href") or "").startswith(("#sources", "#fn")):
            self._cites = True

    def handle_endtag(self, tag: str) -> None:
        if tag in self.SKIPPED:
            self._skipping -= 1
        if tag in self.BLOCKS:
            self.close_block()

    def handle_data(self, data: str) -> None:
        if not self._skipping and not self._in_sources:
            self._text += data

    def close_block(self) -> None:
        text = " ".join(self._text.split())
        if text:
            self.blocks.append(Block(text, self._cites))
        self._text, self._cites = "", False
