"""The body of a checklist: which of its lines are items, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ITEM = re.compile(r"^(?P<lead>[\s>]*(?:[-*+]|\d+[.)])\s+)\[[ xX]\]\s+(?P<text>.*?)(?:\s+\^(?P<id>\S+))?\s*$")
_FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,})")


@dataclass(frozen=True)
class Line:
    """One line of Markdown. `text` and `id` are set where the line is an item."""

    number: int
    raw: str
    fenced: bool = False
    lead: str = ""
    text: str | None = None
    id: str | None = None


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
