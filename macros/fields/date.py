"""A day, stored as `2027-02-05` and shown in the reader's own words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from macros.fields.kind import Kind, bad_example
from macros.model import Field


def _check(field: Field) -> None:
    if not field.example:
        return
    try:
        date.fromisoformat(field.example)
    except ValueError as error:
        raise bad_example(field, expected="a date as year-month-day", example="2027-02-05") from error


def spoken_day(example: str, settings: Mapping[str, Any], words: Mapping[str, Any]) -> str:
    """Return a date in words."""
    day = date.fromisoformat(example)
    pattern: str = words["date"]["pattern"]
    return pattern.format(day=day.day, month=words["date"]["months"][day.month - 1], year=day.year)


KIND = Kind("date", stores="date", check=_check, spoken=spoken_day)
