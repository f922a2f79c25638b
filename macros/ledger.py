"""The ledger docs/ids.lock.yml: every uid ever published, and what became of those that are gone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.errors import AuthorError

NAME = "ids.lock.yml"
_SECTIONS = ("site", "uids", "moved", "split", "retired")
_HEAD = """\
# Every id ever published, with its kind and last wording: readers' answers are kept under these names.
# `python3 dev.py ids` writes this file. An entry is never deleted; where a question goes, say so below.
# moved:   {old uid: new uid}            the answers go along
# split:   {old uid: [new uid, new uid]} each gets a copy
# retired: {old uid: "why it went"}      the answers stay in the reader's browser
"""


@dataclass(frozen=True)
class Entry:
    """What the ledger keeps of one uid: its kind, and its last wording."""

    kind: str
    text: str


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
    uids = [f"  {uid}: {_flow({'kind': e.kind, 'text': e.text})}" for uid, e in sorted(ledger.uids.items())]
    parts = [f"{_HEAD}site: {_flow(ledger.site)}", "uids:" + _block(uids)]
    for name in ("moved", "split", "retired"):
        section = getattr(ledger, name)
        parts.append(
            f"{name}:" + _block([f"  {uid}: {_flow(value)}" for uid, value in sorted(section.items())])
        )
    (docs / NAME).write_text("\n".join(parts) + "\n", encoding="utf-8")


def _load(text: str) -> dict[str, Any]:
    example = "follow-up--next-date: {kind: tick, text: Set the next date to be in touch.}"
    try:
        data = yaml.safe_load(text) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        what = f"the ledger is not YAML: {error.problem}"
        raise AuthorError(
            what, expected="one `uid: value` on each line", example=example, line=line
        ) from error
    unknown = [key for key in data if key not in _SECTIONS] if isinstance(data, dict) else [data]
    if unknown:
        what = f"the ledger has the part {unknown[0]!r}"
        raise AuthorError(what, expected=", ".join(_SECTIONS), example=example, line=1)
    sections = {name: _section(data.get(name)) for name in _SECTIONS[1:]}
    for uid, entry in sections["uids"].items():
        if not isinstance(entry, str) and (not isinstance(entry, dict) or "kind" not in entry):
            line = _lines(text).get(uid, 1)
            raise AuthorError(
                f"'{uid}' has no kind", expected="its kind and text", example=example, line=line
            )
    return sections | {"site": data.get("site")}


def _section(section: Any) -> dict[str, Any]:
    """Return a part of the ledger as a mapping; who writes one by hand may write a plain list of uids."""
    return dict.fromkeys(section, "") if isinstance(section, list) else section or {}


def _entry(entry: Any) -> Entry:
    """Return what is known of a uid; the kind alone will do, as its text is written at the next run."""
    if isinstance(entry, str):
        return Entry(entry, "")
    return Entry(str(entry["kind"]), str(entry.get("text", "")))


def _lines(text: str) -> dict[str, int]:
    found = ((re.match(r"\s+([\w~-]+):", line), number) for number, line in enumerate(text.split("\n"), 1))
    return {key[1]: number for key, number in found if key}


def _block(lines: list[str]) -> str:
    return "\n" + "\n".join(lines) if lines else " {}"


def _flow(value: object) -> str:
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=True)
    return text.removesuffix("...\n").strip()
