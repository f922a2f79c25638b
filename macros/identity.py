"""Ids: how they look, and which edits of the book would lose a reader's answers.

An answer is kept under its uid for as long as the reader's browser lives, so a uid never changes by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.errors import AuthorError, Problem
from macros.ledger import Ledger
from macros.model import Answer, Book, Place

RESERVED_TOOLS = ("people", "site")
# Rows that readers add to a checklist; names and order of the copies that they make of a tool.
RESERVED_FIELDS = ("own", "copy")
MAX_ID = 40
_TITLE = "-title"

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_id(text: object) -> bool:
    """Tell whether `text` is a well-formed id of a tool, item, field, column or option."""
    return isinstance(text, str) and len(text) <= MAX_ID and bool(_ID.fullmatch(text))


def check_id(text: object, what: str, *, line: int | None = None, reserved: tuple[str, ...] = ()) -> None:
    """Refuse a malformed or reserved id of `what`, such as "item".

    Raises:
        AuthorError: `text` is no id, or is one of `reserved`.
    """
    if not is_id(text):
        raise AuthorError(
            f"{what} id {text!r} is malformed",
            expected=f"lower-case letters and digits with single hyphens between them, at most {MAX_ID}",
            example="first-step",
            line=line,
        )
    if text in reserved:
        raise AuthorError(
            f"{what} id '{text}' is reserved",
            expected="another id: this one has a meaning of its own",
            example=f"my-{text}",
            line=line,
        )


def check_tool_id(text: object, what: str) -> None:
    """Refuse an id that a tool cannot have: malformed, reserved, or one that the title of another tool gets.

    Raises:
        AuthorError: as said.
    """
    check_id(text, what, reserved=RESERVED_TOOLS)
    if isinstance(text, str) and text.endswith(_TITLE):
        expected = f"one without that ending: the heading of the tool gets the id of the tool and '{_TITLE}'"
        what = f"{what} id '{text}' ends in '{_TITLE}'"
        raise AuthorError(what, expected=expected, example=text.removesuffix(_TITLE))


def check_book(book: Book) -> Iterator[Problem]:
    """Yield a problem for every tool, item, field or column whose id stands twice."""
    tools: dict[str, Place] = {}
    for tool in book.tools():
        if tool.id in tools:
            yield _twice(f"tool id '{tool.id}'", tool.place, tools[tool.id])
            continue
        tools[tool.id] = tool.place
        answers: dict[str, Place] = {}
        for one in tool.answers():
            if one.uid in answers:
                yield _twice(f"id '{one.uid.split('--')[-1]}' in '{tool.id}'", one.place, answers[one.uid])
            answers.setdefault(one.uid, one.place)


def check_ledger(
    book: Book, ledger: Ledger, *, stores: dict[str, str], broken: set[str]
) -> Iterator[Problem]:
    """Yield a problem for every edit that would lose an answer of a reader.

    Args:
        stores: the form in which each kind keeps its answers, by name of the kind.
        broken: paths of pages with mistakes; what is not found there may only be unreadable.
    """
    now = {one.uid: one for one in book.answers()}
    whole = {tool.id for tool in book.tools() if tool.place.path not in broken}
    for uid in ledger.uids:
        if uid not in now and uid not in ledger.explained() and (not broken or uid.split("--")[0] in whole):
            yield _vanished(uid, ledger)
    for one in now.values():
        yield from _misused(one, ledger)
    for section in ("moved", "split"):
        for old in getattr(ledger, section):
            yield from _bad_way(section, old, now, ledger, stores)


def unrecorded(book: Book, ledger: Ledger) -> list[Answer]:
    """Return the published answers whose uid the ledger does not know yet, each once."""
    return list({one.uid: one for one in book.published() if one.uid not in ledger.uids}.values())


def _twice(what: str, place: Place, first: Place) -> Problem:
    expected = f"another id: the first stands at {first}"
    return Problem(place.path, place.line, f"{what} is used twice", expected, "second-step")


def _vanished(uid: str, ledger: Ledger) -> Problem:
    return Problem(
        ledger.path,
        ledger.line_of(uid),
        f"'{uid}' ({ledger.uids[uid].text}) was published and is gone from the pages",
        "it back on a page, or an entry under moved: or retired: that says what became of it",
        f"{uid}: its-tool--its-new-id",
    )


def _misused(one: Answer, ledger: Ledger) -> Iterator[Problem]:
    entry = ledger.uids.get(one.uid)
    if one.uid in ledger.explained():
        what = f"'{one.uid}' is used again, but {ledger.path}:{ledger.line_of(one.uid)} says that it is gone"
        expected = "a new id, or that entry taken out of the ledger where this is the same question"
        yield Problem(one.place.path, one.place.line, what, expected, f"{one.uid.split('--')[-1]}-2")
    elif entry and entry.kind != one.kind:
        what = f"'{one.uid}' is a {one.kind} now and was published as a {entry.kind}"
        expected = (
            f"kind {entry.kind}, or a new id with the old one under moved: or retired: in {ledger.path}"
        )
        yield Problem(one.place.path, one.place.line, what, expected, f"{one.uid.split('--')[-1]}-2")


def _bad_way(
    section: str, old: str, now: dict[str, Answer], ledger: Ledger, stores: dict[str, str]
) -> Iterator[Problem]:
    """Yield what is wrong with the entry of `old` under moved: or split:."""
    example = f"{old}: its-tool--its-new-id"
    if section == "split":
        example = f"{old}: [its-tool--one-new-id, its-tool--other-new-id]"
    line = ledger.line_of(old)
    for what, expected in _wrong_ways(section, old, now, ledger, stores):
        yield Problem(ledger.path, line, f"{section}: {what}", expected, example)


def _wrong_ways(
    section: str, old: str, now: dict[str, Answer], ledger: Ledger, stores: dict[str, str]
) -> Iterator[tuple[str, str]]:
    new = [ledger.moved[old]] if section == "moved" else ledger.split[old]
    if old not in ledger.uids:
        yield f"names '{old}', which never was", "the uid of something that was published"
        return
    twice = next(
        (name for name in ("retired", "split") if name != section and old in getattr(ledger, name)), ""
    )
    if twice:
        yield f"'{old}' stands under {twice}: too", "one word on what became of it"
        return
    if section == "split" and len(set(new)) < 2:
        yield f"'{old}' goes to {len(set(new))}", "at least two new uids"
    for one in dict.fromkeys(new):
        if one not in now and one not in ledger.explained():
            yield (
                f"'{old}' goes to '{one}', which is on no page",
                "the uid of an item, field or column on a page",
            )
        elif old in _reached(one, ledger):
            yield f"'{old}' comes back to itself", "a way that ends on a page"
        elif one in now and stores.get(now[one].kind) != stores.get(ledger.uids[old].kind):
            what = f"'{old}' is a {ledger.uids[old].kind} and '{one}' a {now[one].kind}"
            yield what, "both to keep answers of the same form"


def _reached(uid: str, ledger: Ledger) -> set[str]:
    """Return every uid that an answer kept under `uid` comes by."""
    reached: set[str] = set()
    coming = [uid]
    while coming:
        one = coming.pop()
        if one not in reached:
            reached.add(one)
            coming += ledger.targets(one)
    return reached
