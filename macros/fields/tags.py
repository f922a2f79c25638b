"""A few short words with commas between them. Script offers those that the reader used before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.fields.kind import Kind, bad_example
from macros.model import Field
from macros.words import Speech


def _check(field: Field) -> None:
    if field.example and not all(_tags(field.example)):
        raise bad_example(
            field, expected="words with single commas between them", example="planning, writing"
        )


def _tags(example: str) -> list[str]:
    return [tag.strip() for tag in example.split(",")]


def _spoken(example: str, settings: Mapping[str, Any], speech: Speech) -> str:
    return " · ".join(_tags(example))


KIND = Kind("tags", stores="text", check=_check, spoken=_spoken)
