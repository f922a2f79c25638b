"""Any number of choices. Each box is an answer of its own, so that two tabs cannot undo each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.errors import one_of
from macros.fields.kind import REQUIRED, Kind, bad_example
from macros.fields.select import EXAMPLE, check_options
from macros.model import Field
from macros.words import Speech


def _check(field: Field) -> None:
    check_options(field)
    options = field.settings["options"]
    for id in _ids(field.example):
        if id not in options:
            expected = f"ids of options with commas between them: {one_of(options, id)}"
            raise bad_example(field, expected=expected, example=", ".join(list(options)[:2]))


def _ids(example: str) -> list[str]:
    return [id.strip() for id in example.split(",")] if example else []


def _spoken(example: str, settings: Mapping[str, Any], speech: Speech) -> str:
    return " · ".join(str(settings["options"][id]) for id in _ids(example))


KIND = Kind(
    "checkboxes",
    stores="ticks",
    settings={"options": REQUIRED},
    in_table=False,
    labelled=False,
    sample=EXAMPLE,
    check=_check,
    spoken=_spoken,
)
