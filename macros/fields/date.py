"""A day, stored as `2027-02-05` and shown in the reader's own words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from macros.fields.kind import Kind, bad_example
from macros.model import Field
from macros.words import Speech


def _check(field: Field) -> None:
    if not field.example:
        return
    try:
        date.fromisoformat(field.example)
    except ValueError as error:
        raise bad_example(field, expected="a date as year-month-day", example="2027-02-05") from error


def spoken_day(example: str, settings: Mapping[str, Any], speech: Speech) -> str:
    """Return a date in words."""
    return speech.day(example)


KIND = Kind("date", stores="date", check=_check, spoken=spoken_day)
