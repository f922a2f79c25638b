"""A telephone number, with a way to call it."""

from __future__ import annotations

import re

from macros.fields.kind import Kind, bad_example
from macros.model import Field


def _check(field: Field) -> None:
    if field.example and not re.fullmatch(r"\+?[\d\s()./-]{3,}", field.example):
        raise bad_example(field, expected="a telephone number", example="+33 1 23 45 67 89")


KIND = Kind("phone", stores="text", check=_check)
