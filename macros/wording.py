"""Wordings of questions: which earlier ones the ledger keeps, and what readers who answered them are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from macros.ledger import Entry, Former, Ledger
from macros.model import PEOPLE, Answer, Book

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"\[\^[^\]]*\]|[*_`]")


def worded(entry: Entry | None, answer: Answer, *, today: str) -> Entry:
    """Return what the ledger keeps of a question on a page: its words now, and those that readers saw before.

    Args:
        entry: what it kept so far; None for a new question.
        today: such as 2027-02-05; a wording of the same day was hardly seen, and is not kept.
    """
    if entry is None or not _words(entry.text):
        return Entry(answer.kind, answer.text)
    same = _words(entry.text) == _words(answer.text)
    seen = (
        entry.was
        if same or any(one.until == today for one in entry.was)
        else (*entry.was, Former(entry.text, today))
    )
    was = tuple(one for one in seen if one.until != today or _words(one.text) != _words(answer.text))
    return replace(entry, kind=answer.kind, text=answer.text, was=was)


def reworded(book: Book, ledger: Ledger) -> dict[str, list[dict[str, str]]]:
    """Return the earlier wordings of each question that has any, the oldest first, by its uid."""
    known = (
        (uid, ledger.uids[uid].was)
        for uid in sorted({one.uid for one in book.published()} & ledger.uids.keys())
    )
    return {uid: [{"text": plain(one.text), "until": one.until} for one in was] for uid, was in known if was}


def marks_of(uids: Mapping[str, Any]) -> Iterator[str]:
    """Yield what stands in the HTML of a page on which one of these questions is asked."""
    for uid in uids:
        tool, *below = uid.split("--")
        if tool == PEOPLE:
            yield from ('data-kind="people"', "<gb-people")
        else:
            yield from (f'data-uid="{uid}"', f'data-field="{tool}--{below[0]}"')


def plain(text: str) -> str:
    """Return the words of a line of Markdown."""
    return " ".join(_SIGNS.sub("", _LINK.sub(r"\1", text)).split())


def _words(text: str) -> list[str]:
    """Return what a change must touch to be one: another sign or another link asks the same question."""
    return re.findall(r"\w+", plain(text).casefold())
