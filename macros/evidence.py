"""The ledger docs/evidence.yml: every study that pages may cite, what it shows and how sure that is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.errors import AuthorError, Problem, one_of, yaml_place

NAME = "evidence.yml"
KINDS = ("pooled", "experiment", "natural", "followed", "records", "survey", "practice")
STRENGTHS = ("good", "fair", "thin")
STATUSES = ("ok", "caution", "retracted")

_CHOICES = {"kind": KINDS, "strength": STRENGTHS, "status": STATUSES}
_TEXTS = ("claim", "short", "reference", "limit", "kind", "strength", "status")
_MAY_LACK = ("figure", "doi", "note")
_EXAMPLE = {
    "claim": "claim: A hello is welcome more often than its sender thinks.",
    "figure": "figure: more than 5,900 people",
    "short": "short: Liu and others, 2023",
    "reference": "reference: Liu, Rim, Min and Min (2023). Journal of Personality and Social Psychology",
    "doi": "doi: 10.1037/pspi0000402",
    "kind": "kind: experiment",
    "strength": "strength: good",
    "limit": "limit: It measured how glad people were, and not what came of it.",
    "status": "status: ok",
    "note": "note: One author's other work was withdrawn.",
    "checked": "checked: 2026-11-21",
}
_KEY = re.compile(r"[a-z][a-z0-9]*")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Source:
    """One study: what it found, where it stands, and how far it can be trusted.

    `figure`, `doi` and `note` may be empty; `checked` is the day on which somebody last looked at the entry.
    """

    key: str
    claim: str
    short: str
    reference: str
    kind: str
    strength: str
    limit: str
    status: str
    checked: date
    figure: str = ""
    doi: str = ""
    note: str = ""


@dataclass(frozen=True)
class Evidence:
    """The whole ledger, with what is wrong with it."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def source(self, key: str) -> Source:
        """Return the source that may be cited as `key`.

        Raises:
            AuthorError: there is none, or it was retracted.
        """
        example = f'{{{{ source("{next(iter(self.sources), "liu2023")}") }}}}'
        if key not in self.sources:
            near = difflib.get_close_matches(str(key), self.sources, 1)
            hint = f" (did you mean '{near[0]}'?)" if near else ""
            what = f"source '{key}' is not in docs/{NAME}"
            raise AuthorError(what, expected=f"a key of that file{hint}", example=example)
        found = self.sources[key]
        if found.status == "retracted":
            what = f"source '{key}' was retracted: {found.note}"
            raise AuthorError(what, expected="another source, or none", example=example)
        return found


def read_evidence(docs: Path) -> Evidence:
    """Read the ledger in `docs`; a book that has none may cite nothing."""
    file = docs / NAME
    path = f"{docs.name}/{NAME}"
    if not file.exists():
        return Evidence()
    text = file.read_text(encoding="utf-8")
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        line, problem = yaml_place(error)
        what = f"the ledger of evidence is not YAML: {problem}"
        return Evidence(problems=(Problem(path, line, what, "`key: value` lines", _EXAMPLE["status"]),))
    if not isinstance(data or {}, dict):
        return Evidence(
            problems=(
                Problem(path, 1, f"the ledger of evidence is {data!r}", "one entry for each key", "liu2023:"),
            )
        )
    problems = list(_doubled(path, text))
    sources = {}
    for key, entry in (data or {}).items():
        wrong = list(_wrong(str(key), entry))
        problems += [error.at(path, _line(text, str(key), error)) for error in wrong]
        if not wrong:
            sources[str(key)] = Source(key=str(key), **entry)
    return Evidence(sources, tuple(problems))


def _wrong(key: str, entry: Any) -> Iterator[AuthorError]:
    """Yield every mistake in one entry; `example` of each is the line that should stand there."""
    if not _KEY.fullmatch(key):
        yield _error(f"the key '{key}'", "lower-case letters and then digits", "liu2023:")
    if not isinstance(entry, dict):
        yield _error(f"'{key}' holds {entry!r}", "`key: value` lines below it", _EXAMPLE["status"])
        return
    for name in entry.keys() - _EXAMPLE.keys():
        yield _error(f"'{key}' has the unknown part '{name}'", one_of(_EXAMPLE, str(name)), _EXAMPLE["claim"])
    for name in (*_TEXTS, "checked"):
        if name not in entry:
            yield _error(f"'{key}' lacks '{name}'", f"{name}: …", _EXAMPLE[name])
    for name in (*_TEXTS, *_MAY_LACK):
        if not isinstance(entry.get(name, "…"), str) or not entry.get(name, "…"):
            yield _error(f"'{key}' has {name}: {entry[name]!r}", "text", _EXAMPLE[name])
    for name, values in _CHOICES.items():
        if isinstance(entry.get(name), str) and entry[name] not in values:
            yield _error(f"'{key}' has {name}: {entry[name]}", one_of(values, entry[name]), _EXAMPLE[name])
    yield from _doubtful(key, entry)


def _doubtful(key: str, entry: dict[str, Any]) -> Iterator[AuthorError]:
    checked = entry.get("checked", date.min)
    if type(checked) is not date:
        yield _error(f"'{key}' has checked: {checked!r}", "a day", _EXAMPLE["checked"])
    if entry.get("status") in ("caution", "retracted") and not entry.get("note"):
        yield _error(f"'{key}' is '{entry['status']}' without a note", "why", _EXAMPLE["note"])
    if "doi" in entry and not _DOI.fullmatch(str(entry["doi"])):
        yield _error(
            f"'{key}' has doi: {entry['doi']}", "a DOI without an address before it", _EXAMPLE["doi"]
        )
    if str(entry.get("reference", "")).endswith("."):
        yield _error(f"'{key}' has a reference that ends in a full stop", "none", _EXAMPLE["reference"])
    short, reference = (_YEAR.findall(str(entry.get(name, ""))) for name in ("short", "reference"))
    if entry.get("short") and entry.get("reference") and not set(short) & set(reference):
        yield _error(
            f"'{key}' has no year that short and reference share", "the same year", _EXAMPLE["short"]
        )


def _error(what: str, expected: str, example: str) -> AuthorError:
    return AuthorError(what, expected=expected, example=example)


def _line(text: str, key: str, error: AuthorError) -> int:
    """Return the line on which the part that `error` is about stands, or else that of its entry."""
    part = error.example.split(":")[0]
    within = False
    start = 1
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r"['\"]?" + re.escape(key) + r"['\"]?\s*:", line):
            within, start = True, number
        elif within and re.match(r"\s+" + re.escape(part) + r"\s*:", line):
            return number
        elif line[:1].strip() and not line.startswith("#"):
            within = False
    return start


def _doubled(path: str, text: str) -> Iterator[Problem]:
    """Yield the keys that stand twice, of which YAML would keep the last in silence."""
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        found = re.match(r"(\w+)\s*:", line)
        if found and found[1] in seen:
            what = f"'{found[1]}' stands here and on line {seen[found[1]]}"
            yield Problem(path, number, what, "each key once", "liu2023:")
        elif found:
            seen[found[1]] = number
