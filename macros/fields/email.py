"""An e-mail address, with a way to write to it."""

from __future__ import annotations

import re

from macros.fields.kind import Kind, bad_example
from macros.model import Field


def _check(field: Field) -> None:
    if field.example and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", field.example):
        raise bad_example(field, expected="an e-mail address", example="nadia@example.org")


KIND = Kind("email", stores="text", check=_check)
