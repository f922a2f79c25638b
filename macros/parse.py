"""The body of a checklist: which of its lines are items, what they say, and what folds out below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_ITEM = re.compile(r"^(?P<lead>[\s>]*(?:[-*+]|\d+[.)])\s+)\[[ xX]\]\s+(?P<text>.*?)(?:\s+\^(?P<id>\S+))?\s*$")
_FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,})")
_FOLDOUT = re.compile(r"^\s*(?P<key>[A-Za-z]+):(?:\s+(?P<text>.*?))?\s*$")
FOLDOUTS = ("why", "how")
_MARKER = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s")


@dataclass(frozen=True)
class Foldout:
    """More about an item, such as why to do it. `key` may be any word: the checklist knows which it takes."""

    number: int
    depth: int
    key: str
    text: str


@dataclass(frozen=True)
class Line:
    """One line of Markdown. `text` and `id` are set where the line is an item."""

    number: int
    raw: str
    fenced: bool = False
    lead: str = ""
    text: str | None = None
    id: str | None = None
    foldouts: tuple[Foldout, ...] = ()


def lines_of(body: list[str], *, first: int) -> Iterator[Line]:
    """Yield each line of `body`, items taken apart, lines of fenced code left alone.

    Args:
        body: lines without the indentation or quote marks of the container around them.
        first: number of the first of them in its file.
    """
    fence = ""
    for number, raw in enumerate(body, first):
        mark = _FENCE.match(raw)
        found = None if fence or mark else _ITEM.match(raw)
        if found:
            yield Line(number, raw, False, found["lead"], found["text"], found["id"])
        else:
            yield Line(number, raw, fenced=bool(fence or mark))
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]


def with_foldouts(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield `lines`; each item takes along the fold-outs right below it, and their lines go."""
    item: Line | None = None
    for line in lines:
        longer = _lengthened(item, line) if item else None
        if longer:
            item = longer
            continue
        if item:
            yield item
        item = None if line.text is None else line
        if item is None:
            yield line
    if item:
        yield item


def stray_foldout(line: Line) -> str | None:
    """Return the key of a fold-out that stands where no item takes it along."""
    found = None if line.fenced else _FOLDOUT.match(line.raw)
    return found["key"] if found and found["key"] in FOLDOUTS else None


def _lengthened(item: Line, line: Line) -> Line | None:
    """Return `item` with what `line` below it adds: a fold-out, or further words of its last one."""
    if not _is_below(line, item):
        return None
    *before, last = item.foldouts or (None,)
    depth = _depth(line.raw)
    found = _FOLDOUT.match(line.raw)
    if found and not (last and depth > last.depth):
        new = Foldout(line.number, depth, found["key"], found["text"] or "")
        return replace(item, foldouts=(*item.foldouts, new))
    if not last:
        return None
    text = f"{last.text} {line.raw.strip()}".strip()
    return replace(item, foldouts=(*before, replace(last, text=text)))


def _is_below(line: Line, item: Line) -> bool:
    """Tell whether a line is text deeper than the mark of the item above it."""
    if line.fenced or line.text is not None or not line.raw.strip() or _MARKER.match(line.raw):
        return False
    return _depth(line.raw) > _depth(item.lead)


def _depth(text: str) -> int:
    return len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())
