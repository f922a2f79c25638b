"""The address of a web page, with a way to open it."""

from __future__ import annotations

import re

from macros.fields.kind import Kind, bad_example
from macros.model import Field


def _check(field: Field) -> None:
    if field.example and not re.fullmatch(r"https?://[^\s/.]+\.\S+", field.example):
        raise bad_example(
            field, expected="an address that starts with https://", example="https://example.org/fair"
        )


KIND = Kind("link", stores="text", check=_check)
