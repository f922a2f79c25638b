"""Gives ids to items that have none, and keeps the ledger: what `python3 dev.py ids` does."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import TemplateSyntaxError

from macros.book import Reading, read_book
from macros.errors import AuthorError
from macros.identity import MAX_ID, unrecorded
from macros.ledger import Entry, Ledger, write_ledger
from macros.parse import Line, lines_of
from macros.source import Call, PageSource, read_page

Ask = Callable[[str], bool]

# Two wordings this alike may be one question; difflib's ratio, from 0 to 1.
_ALIKE = 0.6
_STOP_WORDS = {"a", "an", "the", "your", "to", "of", "and", "in", "on", "for", "with", "you", "it", "that"}
_TOOL_ID = re.compile(r"checklist\(\s*(['\"])(?P<id>[^'\"]+)\1")


class Undecided(Exception):
    """Something only the author knows must be decided, and there is nobody to ask."""


@dataclass(frozen=True)
class _Nameless:
    """An item without an id, and the checklist it stands in."""

    page: PageSource
    tool: str
    line: Line


def write_ids(docs: Path, *, site: str, ask: Ask | None) -> list[str]:
    """Write missing ids into the pages and every id into the ledger; return what was done, line by line.

    Args:
        docs: the folder of the pages.
        site: the storage scope that mkdocs.yml sets.
        ask: asks the author a yes-or-no question; None where nobody is there to answer.

    Raises:
        Undecided: an id is gone or may have been renamed, and `ask` is None.
    """
    done = list(_name_items(docs, read_book(docs), ask))
    reading = read_book(docs)
    ledger = reading.ledger
    others = [one for one in reading.problems if one.path != ledger.path]
    if others:
        return [*done, *map(str, others), "The ledger stays as it was until these are mended."]
    ledger = _explain_missing(reading, ask)
    uids = ledger.uids | {one.uid: Entry(one.kind, one.text) for one in reading.book.answers()}
    new = replace(ledger, uids=uids, site=ledger.site or site)
    added = [f"{one.place}: recorded {one.uid}" for one in unrecorded(reading.book, reading.ledger)]
    write_ledger(docs, new)
    return [*done, *added] or ["Every id is recorded."]


def _name_items(docs: Path, reading: Reading, ask: Ask | None) -> Iterator[str]:
    """Write an id behind each item that has none."""
    missing = _missing(reading)
    taken = set(reading.ledger.uids) | {one.uid for one in reading.book.answers()}
    named: dict[str, dict[int, str]] = {}
    for one in list(_nameless(docs)):
        text = one.line.text or ""
        id = _former_id(one, text, missing, ask) or _slug(text, one.tool, taken)
        taken.add(f"{one.tool}--{id}")
        named.setdefault(one.page.uri, {})[one.line.number] = id
        yield f"{one.page.path}:{one.line.number}: named ^{id}"
    for uri, ids in named.items():
        _append_ids(docs / uri, ids)


def _nameless(docs: Path) -> Iterator[_Nameless]:
    for file in sorted(docs.rglob("*.md")):
        with suppress(AuthorError, TemplateSyntaxError):  # a page that cannot be read is told of afterwards
            page = read_page(docs, file.relative_to(docs).as_posix())
            for call in page.calls if page.macros_run else ():
                found = _TOOL_ID.search(page.line_text(call.line))
                if call.name == "checklist" and found:
                    items = _items(page, call)
                    yield from (_Nameless(page, found["id"], line) for line in items if line.id is None)


def _items(page: PageSource, call: Call) -> Iterator[Line]:
    body = [page.line_text(number) for number in range(call.body_line, call.end_line)]
    yield from (line for line in lines_of(body, first=call.body_line) if line.text is not None)


def _former_id(one: _Nameless, text: str, missing: dict[str, Entry], ask: Ask | None) -> str | None:
    """Return the id that this item seems to have had, if the author says so."""
    candidates = {uid: entry for uid, entry in missing.items() if uid.startswith(f"{one.tool}--")}
    uid = _nearest(text, candidates)
    if uid is None:
        return None
    question = (
        f"{one.page.path}:{one.line.number}: “{text}” has no id. Is it the item {uid}, “{missing[uid].text}”?"
    )
    if not _decide(question, ask):
        return None
    del missing[uid]
    return uid.split("--")[1]


def _explain_missing(reading: Reading, ask: Ask | None) -> Ledger:
    """Return the ledger with a word on each id that is gone, as the author decides."""
    ledger = reading.ledger
    fresh = {one.uid: one for one in unrecorded(reading.book, ledger)}
    moved, retired = dict(ledger.moved), dict(ledger.retired)
    for uid, entry in _missing(reading).items():
        alike = {one.uid: Entry(one.kind, one.text) for one in fresh.values() if one.kind == entry.kind}
        near = _nearest(entry.text, alike)
        if near and _decide(f"{uid}, “{entry.text}”, is gone. Is it now {near}, “{alike[near].text}”?", ask):
            moved[uid] = near
            del fresh[near]
        elif _decide(f"{uid}, “{entry.text}”, is gone. Retire it? Answers stay in readers' browsers.", ask):
            retired[uid] = entry.text
    return replace(ledger, moved=moved, retired=retired)


def _missing(reading: Reading) -> dict[str, Entry]:
    now = {one.uid for one in reading.book.answers()}
    ledger = reading.ledger
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
    text = file.read_bytes().decode("utf-8")
    lines = text.split("\n")
    for number, id in ids.items():
        line = lines[number - 1]
        end = "\r" if line.endswith("\r") else ""
        lines[number - 1] = f"{line.rstrip()} ^{id}{end}"
    file.write_bytes("\n".join(lines).encode("utf-8"))
