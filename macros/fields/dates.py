"""A list of days, to which readers add lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from macros.errors import AuthorError
from macros.fields.kind import Kind, check_max
from macros.model import Field
from macros.words import Speech


def _check(field: Field) -> None:
    check_max(field)
    try:
        for day in field.example.split(","):
            date.fromisoformat(day.strip() or "2027-02-05")
    except ValueError as error:
        raise AuthorError(
            f"field '{field.id}' has the example {field.example!r}",
            expected="dates as year-month-day, with commas between them",
            example='example="2027-02-05, 2027-03-05"',
        ) from error


def _spoken(example: str, settings: Mapping[str, Any], speech: Speech) -> str:
    return ", ".join(speech.day(day.strip()) for day in example.split(","))


KIND = Kind(
    "dates",
    stores="dates",
    settings={"max": None},
    in_table=False,
    labelled=False,
    check=_check,
    spoken=_spoken,
)
