"""Slips of Markdown in raw chapters that would hide words or make code of prose, mended line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from markdown.util import BLOCK_LEVEL_ELEMENTS
from markdown_it.token import Token

from macros.intake.markup import Tokens, parse
from macros.intake.prose import is_html
from macros.intake.raw import Note

_GLUED = re.compile(r"^( {0,3}#{2,6})(?=[^\s#])")
_GLUED_TITLE = re.compile(r"^( {0,3}#)(?=[A-Z][^#]*\s[^#]*$)")
_TAG = re.compile(r"</?([A-Za-z][\w-]*)")
_PROSE = re.compile(r"\s*[\"“‘'(]?[A-Z].*\s.*\s.*[.!?:…][\"”’')]?\s*")


def mend(text: str) -> tuple[str, list[Note]]:
    """Return `text` with what Markdown would drop or misread made plain, and notes on it."""
    counts = Counter[str]()
    # What is mended may bring to light more of the kind, hidden behind it.
    before = ""
    while text != before:
        before = text
        for step, what, _ in _STEPS:
            lines = text.split("\n")
            counts[what] += step(lines)
            text = "\n".join(lines)
    return text, [
        Note(f"{what} ({counts[what]})", decide=decide) for _, what, decide in _STEPS if what and counts[what]
    ]


def _end_html(lines: list[str]) -> int:
    """Put a blank line where HTML ends and text begins: CommonMark takes all up to the next one for HTML."""
    count = 0
    for token in _of_type("html_block", lines):
        first, after = token.map or (0, 0)
        block = "\n".join(lines[first:after])
        end = _length_of_html(block)
        if block[end:].strip():
            # The lines keep their places, because the blocks that follow are counted by them.
            lines[first:after] = [
                f"{block[:end].rstrip()}\n\n{block[end:].strip()}",
                *[""] * (after - first - 1),
            ]
            count += 1
    return count


def _length_of_html(block: str) -> int:
    """Return where the elements and comments end with which a block begins."""
    place = 0
    while (start := re.compile(r"\s*<").match(block, place)) and (end := _end_of(block, start.end() - 1)):
        place = end
    return place or len(block.partition("\n")[0])


def _end_of(block: str, start: int) -> int:
    """Return where the comment or element ends that starts there; 0 if it goes on to the end of the block."""
    tag = _TAG.match(block, start)
    if not tag:
        return block.find("-->", start) + len("-->")
    if tag[1].lower() not in BLOCK_LEVEL_ELEMENTS:
        return 0  # for Python-Markdown, this is text
    depth = 0
    for found in re.finditer(rf"<(/?){tag[1]}\b[^>]*?(/?)>", block[start:], re.I):
        depth += -1 if found[1] else 0 if found[2] else 1
        if depth <= 0:
            return start + found.end()
    return 0


def _show_placeholders(lines: list[str]) -> int:
    """Where a line begins with a name in angle brackets, Markdown takes it and the next ones for HTML."""
    found = [token for token in _of_type("html_block", lines) if not is_html(token.content.lstrip())]
    for token in found:
        first, _ = token.map or (0, 0)
        lines[first] = lines[first].replace("<", "\\<", 1)
    return len(found)


def _show_unused_targets(lines: list[str]) -> int:
    tokens, env = parse("\n".join(lines))
    used = set(_labels(tokens))
    targets = [target for label, target in env.get("references", {}).items() if label not in used]
    targets += env.get("duplicate_refs", [])
    for first, after in (target["map"] for target in targets):
        lines[first] = lines[first].replace("[", "\\[", 1)
        # A target right below would become part of the paragraph that this line now is.
        lines[after - 1] += "\n"
    return len(targets)


def _labels(tokens: Tokens) -> Iterator[str]:
    for token in tokens:
        if "label" in token.meta:
            yield str(token.meta["label"])
        yield from _labels(list(token.children or []))


def _space_headings(lines: list[str]) -> int:
    count = 0
    for token in _of_type("paragraph_open", lines):
        first, after = token.map or (0, 0)
        for place in range(first, after):
            alone = after - first == 1 and _GLUED_TITLE.match(lines[place])
            found = _GLUED.match(lines[place]) or alone
            if found:
                lines[place] = f"{found[1]} {lines[place][found.end() :]}"
                count += 1
    return count


def _unindent(lines: list[str]) -> int:
    found = [token for token in _of_type("code_block", lines) if _is_prose(token)]
    for token in found:
        first, after = token.map or (0, 0)
        each_ends = all(_PROSE.fullmatch(line) for line in token.content.split("\n") if line.strip())
        for place in range(first, after):
            # Where every line is a whole sentence, each is a paragraph with an indented first line.
            lines[place] = lines[place].strip() + ("\n" if each_ends else "")
    return len(found)


def _of_type(kind: str, lines: list[str]) -> list[Token]:
    return [token for token in parse("\n".join(lines))[0] if token.type == kind and not token.level]


def _is_prose(token: Token) -> bool:
    return all(
        _PROSE.fullmatch(" ".join(part.split())) for part in re.split(r"\n\s*\n", token.content.strip("\n"))
    )


_STEPS: tuple[tuple[Callable[[list[str]], int], str, bool], ...] = (
    (_show_placeholders, "lines that begin with a name in angle brackets are shown as text", False),
    (_end_html, "", False),
    (_space_headings, "headings got the missing space after their #", False),
    (_unindent, "indented paragraphs, which Markdown takes for code, made ordinary ones", False),
    (_show_unused_targets, "link targets that no link uses are shown as text", True),
)
