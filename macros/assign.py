"""Gives ids to items that have none, and keeps the ledger: what `python3 dev.py ids` does."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from macros.book import read_book
from macros.identity import MAX_ID, unrecorded
from macros.ledger import Entry, Ledger, read_ledger, write_ledger
from macros.model import Book, Checklist, Item
from macros.wording import worded

Ask = Callable[[str], bool]
_Named = dict[str, list[tuple[Item, str]]]

# Two wordings this alike may be one question; difflib's ratio, from 0 to 1.
_ALIKE = 0.6
_STOP_WORDS = {"a", "an", "the", "your", "to", "of", "and", "in", "on", "for", "with", "you", "it", "that"}


class Undecided(Exception):
    """Something only the author knows must be decided, and there is nobody to ask."""


def write_ids(docs: Path, *, site: str, today: str, ask: Ask | None) -> list[str]:
    """Write missing ids into the pages and every id into the ledger; return what was done, line by line.

    Everything is decided before anything is written.

    Args:
        docs: the folder of the pages.
        site: the storage scope that mkdocs.yml sets.
        today: such as 2027-02-05; until then readers saw the words that the ledger held.
        ask: asks the author a yes-or-no question; None where nobody is there to answer.

    Raises:
        Undecided: an id is gone or may have been renamed, and `ask` is None.
        AuthorError: the ledger cannot be read; `line` is its line.
    """
    ledger = read_ledger(docs)
    book = read_book(docs).book
    missing = _missing(book, ledger)
    named = _name_items(book, ledger, missing, ask)
    ledger = _explain(missing, _fresh(book, ledger, named), ledger, ask)
    for uri, ids in named.items():
        _append_ids(docs / uri, {item.place.line: id for item, id in ids})
    done = [f"{item.place}: named ^{id}" for ids in named.values() for item, id in ids]
    reading = read_book(docs)
    mistakes = [str(one) for one in reading.problems if one.path != ledger.path]
    if mistakes:
        return [*done, *mistakes, "The ledger stays as it was until these are mended."]
    added = [f"{one.place}: recorded {one.uid}" for one in unrecorded(reading.book, ledger)]
    write_ledger(docs, replace(recorded(reading.book, ledger, today=today), site=ledger.site or site))
    return [*done, *added] or ["Every id is recorded."]


def recorded(book: Book, ledger: Ledger, *, today: str) -> Ledger:
    """Return the ledger with every question that readers can answer; `today` as for `write_ids`."""
    now = {one.uid: worded(ledger.uids.get(one.uid), one, today=today) for one in book.published()}
    return replace(ledger, uids=ledger.uids | now)


def _name_items(book: Book, ledger: Ledger, missing: dict[str, Entry], ask: Ask | None) -> _Named:
    """Return an id for each item that has none, by page; ids that the author gives back leave `missing`."""
    taken = set(ledger.uids) | {one.uid for one in book.answers()}
    named: _Named = {}
    for page in book.pages:
        for tool in (tool for tool in page.tools if isinstance(tool, Checklist)):
            for item in (item for item in tool.items if not item.id):
                id = _former_id(tool, item, missing, ask) or _slug(item.text, tool.id, taken)
                taken.add(f"{tool.id}--{id}")
                named.setdefault(page.uri, []).append((item, id))
    return named


def _former_id(tool: Checklist, item: Item, missing: dict[str, Entry], ask: Ask | None) -> str | None:
    """Return the id that this item seems to have had, if the author says so."""
    uid = _nearest(item.text, {uid: one for uid, one in missing.items() if uid.startswith(f"{tool.id}--")})
    if uid is None:
        return None
    question = f"{item.place}: “{item.text}” has no id. Is it the item {uid}, “{missing[uid].text}”?"
    if not _decide(question, ask):
        return None
    del missing[uid]
    return uid.split("--")[1]


def _fresh(book: Book, ledger: Ledger, named: _Named) -> dict[str, Entry]:
    """Return what is new in the book: a question that is gone may be one of these."""
    fresh = {one.uid: Entry(one.kind, one.text) for one in unrecorded(book, ledger)}
    tools = {item: tool.id for tool in book.tools() if isinstance(tool, Checklist) for item in tool.items}
    for item, id in (pair for pairs in named.values() for pair in pairs):
        fresh[f"{tools[item]}--{id}"] = Entry("tick", item.text)
    return {uid: entry for uid, entry in fresh.items() if uid not in ledger.uids}


def _explain(missing: dict[str, Entry], fresh: dict[str, Entry], ledger: Ledger, ask: Ask | None) -> Ledger:
    """Return the ledger with a word on each id that is gone, as the author decides."""
    moved, retired = dict(ledger.moved), dict(ledger.retired)
    for uid, entry in missing.items():
        near = _nearest(entry.text, {new: one for new, one in fresh.items() if one.kind == entry.kind})
        if near and _decide(f"{uid}, “{entry.text}”, is gone. Is it now {near}, “{fresh[near].text}”?", ask):
            moved[uid] = near
            del fresh[near]
        elif _decide(f"{uid}, “{entry.text}”, is gone. Retire it? Answers stay in readers' browsers.", ask):
            retired[uid] = entry.text
    return replace(ledger, moved=moved, retired=retired)


def _missing(book: Book, ledger: Ledger) -> dict[str, Entry]:
    now = {one.uid for one in book.answers()}
    return {uid: one for uid, one in ledger.uids.items() if uid not in now and uid not in ledger.explained()}


def _nearest(text: str, entries: dict[str, Entry]) -> str | None:
    ratios = {
        uid: difflib.SequenceMatcher(None, text.lower(), one.text.lower()).ratio()
        for uid, one in entries.items()
    }
    best = max(ratios, key=ratios.__getitem__, default=None)
    return best if best is not None and ratios[best] >= _ALIKE else None


def _decide(question: str, ask: Ask | None) -> bool:
    if ask is None:
        raise Undecided(question)
    return ask(question)


def _slug(text: str, tool: str, taken: set[str]) -> str:
    """Return a new id from the first telling words of `text`."""
    plain = (
        unicodedata.normalize("NFKD", re.sub(r"\]\([^)]*\)|[*_`\[\]]", "", text))
        .encode("ascii", "ignore")
        .decode()
    )
    words = re.findall(r"[a-z0-9]+", plain.lower())
    telling = [word for word in words if word not in _STOP_WORDS] or words or ["item"]
    stem = "-".join(telling[:3])[: MAX_ID - 4].strip("-")
    numbers = ("", *(f"-{number}" for number in range(2, 1000)))
    return next(f"{stem}{number}" for number in numbers if f"{tool}--{stem}{number}" not in taken)


def _append_ids(file: Path, ids: dict[int, str]) -> None:
    """Write each id behind its line, and leave all line ends as they are."""
    parts = re.split(r"(\r\n|\r|\n)", file.read_bytes().decode("utf-8"))
    for number, id in ids.items():
        parts[2 * (number - 1)] = f"{parts[2 * (number - 1)].rstrip()} ^{id}"
    file.write_bytes("".join(parts).encode("utf-8"))
