"""A time of day, stored as `08:30`."""

from __future__ import annotations

import re

from macros.fields.kind import Kind, bad_example
from macros.model import Field

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def is_time(text: str) -> bool:
    """Tell whether `text` is a time of day as it is stored."""
    return bool(_TIME.fullmatch(text))


def _check(field: Field) -> None:
    if field.example and not is_time(field.example):
        raise bad_example(field, expected="a time as hours:minutes", example="08:30")


KIND = Kind("time", stores="time", check=_check)
