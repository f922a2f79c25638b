"""The ledger docs/ids.lock.yml: every uid ever published, and what became of those that are gone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.errors import AuthorError, yaml_place

NAME = "ids.lock.yml"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SECTIONS = ("site", "uids", "moved", "split", "retired")
_FORMS: dict[str, tuple[Callable[[Any], bool], str, str]] = {
    "uids": (
        lambda entry: (
            isinstance(entry, str) or (isinstance(entry, dict) and "kind" in entry and _is_was(entry))
        ),
        "the kind and text of each uid",
        "follow-up--next-date: {kind: tick, text: Set the next date to be in touch.}",
    ),
    "moved": (
        lambda new: isinstance(new, str),
        "the new uid of each old one",
        "follow-up--next-date: quarterly-upkeep--next-upkeep",
    ),
    "split": (
        lambda new: isinstance(new, list) and all(isinstance(one, str) for one in new),
        "a list of new uids for each old one",
        "follow-up--next-date: [follow-up--next-day, follow-up--next-month]",
    ),
    "retired": (
        lambda why: why is None or isinstance(why, str),
        "a word on each uid that went",
        "follow-up--say-where: nobody ticked it",
    ),
}
_HEAD = """\
# Every id ever published, with its kind and last wording: readers' answers are kept under these names.
# `python3 dev.py ids` writes this file. An entry is never deleted; where a question goes, say so below.
# was: holds earlier wordings, which readers who answered them see once; take it out after a mere slip.
# moved:   {old uid: new uid}            the answers go along
# split:   {old uid: [new uid, new uid]}  each new question takes a copy of the answer
# retired: {old uid: "why it went"}      the answers stay in the reader's browser
"""


@dataclass(frozen=True)
class Former:
    """A wording that readers saw until a day, such as 2027-02-05."""

    text: str
    until: str


@dataclass(frozen=True)
class Entry:
    """What the ledger keeps of one uid: its kind, its last wording, and those before it."""

    kind: str
    text: str
    was: tuple[Former, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """The ledger as data. `site` is the storage scope of the book, `lines` the line of each key."""

    path: str
    site: str = ""
    uids: dict[str, Entry] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    split: dict[str, list[str]] = field(default_factory=dict)
    retired: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def explained(self) -> set[str]:
        """Return the uids that are gone from the pages with a word of explanation."""
        return self.moved.keys() | self.split.keys() | self.retired.keys()

    def targets(self, uid: str) -> list[str]:
        """Return where answers kept under `uid` go: to one place if it moved, to several if it was split."""
        return [self.moved[uid]] if uid in self.moved else self.split.get(uid, [])

    def line_of(self, uid: str) -> int:
        """Return the line where it says what became of `uid`, else where it was recorded."""
        return self.lines.get(uid, 1)


def read_ledger(docs: Path) -> Ledger:
    """Read the ledger in `docs`; a book that has none yet gets an empty one.

    Raises:
        AuthorError: the file is not what `write_ledger` writes.
    """
    file = docs / NAME
    path = f"{docs.name}/{NAME}"
    if not file.exists():
        return Ledger(path)
    text = file.read_text(encoding="utf-8")
    data = _load(text)
    uids = {uid: _entry(one) for uid, one in data["uids"].items()}
    rest = {name: data[name] for name in ("moved", "split", "retired")}
    return Ledger(path, str(data["site"] or ""), uids, **rest, lines=_lines(text))


def write_ledger(docs: Path, ledger: Ledger) -> None:
    """Write `ledger` into `docs`, one line for each uid, sorted, so that two edits merge in git."""
    uids = [f"  {uid}: {_flow(_kept(entry))}" for uid, entry in sorted(ledger.uids.items())]
    parts = [f"{_HEAD}site: {_flow(ledger.site)}", "uids:" + _block(uids)]
    for name in ("moved", "split", "retired"):
        section = getattr(ledger, name)
        parts.append(
            f"{name}:" + _block([f"  {uid}: {_flow(value)}" for uid, value in sorted(section.items())])
        )
    unfinished = docs / f".{NAME}"  # a crash half-way leaves the ledger as it was
    unfinished.write_text("\n".join(parts) + "\n", encoding="utf-8", newline="\n")
    unfinished.replace(docs / NAME)


def _load(text: str) -> dict[str, Any]:
    example = _FORMS["uids"][2]
    try:
        data = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        line, problem = yaml_place(error)
        what = f"the ledger is not YAML: {problem}"
        raise AuthorError(
            what, expected="one `uid: value` on each line", example=example, line=line
        ) from error
    unknown = [key for key in data if key not in _SECTIONS] if isinstance(data, dict) else [data]
    if unknown:
        what = f"the ledger has the part {unknown[0]!r}"
        raise AuthorError(what, expected=", ".join(_SECTIONS), example=example, line=1)
    sections = {name: _section(name, data.get(name), _lines(text)) for name in _SECTIONS[1:]}
    return sections | {"site": data.get("site")}


def _section(name: str, section: Any, lines: dict[str, int]) -> dict[str, Any]:
    """Return a part of the ledger as a mapping; a list of uids will do for what is retired by hand."""
    if name == "retired" and isinstance(section, list):
        section = dict.fromkeys(section, "")
    section = {} if section is None else section
    fits, expected, example = _FORMS[name]
    wrong = (
        next((key for key, value in section.items() if not fits(value)), None)
        if isinstance(section, dict)
        else ""
    )
    if wrong is None:
        return dict(section)
    what = (
        f"{name}: '{wrong}' holds {section[wrong]!r}"
        if isinstance(section, dict)
        else f"{name}: is {section!r}"
    )
    raise AuthorError(what, expected=expected, example=example, line=lines.get(wrong, 1))


def _entry(entry: Any) -> Entry:
    """Return what is known of a uid; the kind alone will do, as its text is written at the next run."""
    if isinstance(entry, str):
        return Entry(entry, "")
    was = tuple(Former(str(one["text"]), str(one["until"])) for one in entry.get("was", ()))
    return Entry(str(entry["kind"]), str(entry.get("text", "")), was)


def _is_was(entry: dict[str, Any]) -> bool:
    was = entry.get("was", [])
    if not isinstance(was, list) or not all(isinstance(one, dict) and "text" in one for one in was):
        return False
    days = [str(one.get("until")) for one in was]
    return days == sorted(days) and all(_DAY.fullmatch(day) for day in days)


def _kept(entry: Entry) -> dict[str, Any]:
    was = [{"text": one.text, "until": one.until} for one in entry.was]
    return {"kind": entry.kind, "text": entry.text} | ({"was": was} if was else {})


def _lines(text: str) -> dict[str, int]:
    found = ((re.match(r"\s+([\w~-]+):", line), number) for number, line in enumerate(text.split("\n"), 1))
    return {key[1]: number for key, number in found if key}


def _block(lines: list[str]) -> str:
    return "\n" + "\n".join(lines) if lines else " {}"


def _flow(value: object) -> str:
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=True)
    return text.removesuffix("...\n").strip()
