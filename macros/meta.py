"""The front matter of a page: which keys it may have, and what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from macros.errors import AuthorError, one_of
from macros.source import PageSource

KINDS = ("chapter", "tool", "reference", "how-to", "home")

SCHEMA: dict[str, type] = {
    "title": str,
    "description": str,
    "kind": str,
    "status": str,
    "time": str,
    "hide": list,
    "template": str,
    "render_macros": bool,
    "search": dict,
    "aliases": dict,
    "was": list,
    "hidden": bool,
    "taken_in": dict,
}
_SAID = {str: "text in quotes", list: "a list", bool: "true or false", dict: "`key: value` lines"}

_EXAMPLE = 'title: "Skills: what to learn"'


def check_meta(page: PageSource, *, macros: Iterable[str]) -> Iterator[AuthorError]:
    """Yield every mistake in the front matter; `macros` are names that a key must not take."""
    for key, value in page.meta.items():
        line = page.meta_line(str(key))
        if key in macros:
            what = f"the front-matter key '{key}' hides the macro of that name on this page"
            yield AuthorError(what, expected="another key", example=_EXAMPLE, line=line)
        elif key not in SCHEMA:
            expected = one_of(SCHEMA, str(key))
            yield AuthorError(
                f"unknown front-matter key '{key}'", expected=expected, example=_EXAMPLE, line=line
            )
        elif not isinstance(value, SCHEMA[key]):
            expected = f"{_SAID[SCHEMA[key]]} there"
            yield AuthorError(f"'{key}' is {value!r}", expected=expected, example=_EXAMPLE, line=line)
    yield from _one_of(page, "kind", KINDS)
    yield from _one_of(page, "status", ("draft",))


def _one_of(page: PageSource, key: str, values: tuple[str, ...]) -> Iterator[AuthorError]:
    value: Any = page.meta.get(key)
    if value is not None and value not in values:
        line = page.meta_line(key)
        expected = one_of(values, str(value))
        yield AuthorError(f"{key} is '{value}'", expected=expected, example=f"{key}: {values[0]}", line=line)
