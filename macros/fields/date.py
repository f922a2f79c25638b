"""A day, stored as `2027-02-05` and shown in the reader's own words."""

from __future__ import annotations

from datetime import date

from macros.errors import AuthorError
from macros.fields.kind import Kind
from macros.model import Field


def _check(field: Field) -> None:
    if not field.example:
        return
    try:
        date.fromisoformat(field.example)
    except ValueError as error:
        raise AuthorError(
            f"field '{field.id}' has the example {field.example!r}",
            expected="a date as year-month-day",
            example='example="2027-02-05"',
        ) from error


KIND = Kind("date", stores="date", check=_check)
