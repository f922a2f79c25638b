"""A day and a time on it, stored as `2027-04-03T10:00`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from macros.fields.kind import Kind, bad_example
from macros.fields.time import is_time
from macros.model import Field
from macros.words import Speech


def _check(field: Field) -> None:
    if not field.example:
        return
    day, _, time = _parted(field.example)
    try:
        whole = is_time(time) and date.fromisoformat(day)
    except ValueError:
        whole = False
    if not whole:
        raise bad_example(
            field, expected="a date and a time, as year-month-day hours:minutes", example="2027-04-03 10:00"
        )


def _spoken(example: str, settings: Mapping[str, Any], speech: Speech) -> str:
    day, _, time = _parted(example)
    pattern: str = speech.kinds["datetime"]["pattern"]
    return pattern.format(date=speech.day(day), time=speech.clock(time))


def _parted(example: str) -> tuple[str, str, str]:
    """Authors may write a blank where the browser puts a T."""
    return example.replace("T", " ").partition(" ")


KIND = Kind("datetime", stores="datetime", check=_check, spoken=_spoken)
