"""Somebody on the reader's list of people, or several of them; a new name joins the list."""

from __future__ import annotations

from macros.errors import AuthorError
from macros.fields.kind import Kind
from macros.model import Field


def _check(field: Field) -> None:
    many, most = field.settings["many"], field.settings["max"]
    if not isinstance(many, bool):
        what = f"field '{field.id}' has many={many!r}"
        raise AuthorError(what, expected="true or false", example="many=true")
    if most is not None and (not isinstance(most, int) or isinstance(most, bool) or most < 2):
        what = f"field '{field.id}' has max={most!r}"
        raise AuthorError(what, expected="a whole number from 2 on; one person needs none", example="max=3")


KIND = Kind("person", stores="person", settings={"many": False, "max": None}, check=_check)
