"""How much or how strongly, from 1 up, with words for both ends. Stored as the number's digits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.errors import AuthorError
from macros.fields.kind import REQUIRED, Kind, bad_example
from macros.model import Field
from macros.words import Speech

_STEPS = range(2, 11)
_EXAMPLE = 'low="easy", high="very tiring"'


def _check(field: Field) -> None:
    steps = field.settings["steps"]
    if type(steps) is not int or steps not in _STEPS:
        what = f"field '{field.id}' has the steps {steps!r}"
        raise AuthorError(what, expected="a whole number from 2 to 10", example="steps=5")
    for end in ("low", "high"):
        words = field.settings[end]
        if not isinstance(words, str) or not words.strip():
            what = f"field '{field.id}' has {words!r} for its {end} end"
            raise AuthorError(what, expected="words for both ends", example=_EXAMPLE)
    if field.example and field.example not in map(str, range(1, steps + 1)):
        raise bad_example(field, expected=f"a whole number from 1 to {steps}", example=str(steps - 1))


def _spoken(example: str, settings: Mapping[str, Any], speech: Speech) -> str:
    pattern: str = speech.kinds["scale"]["spoken"]
    return pattern.format(number=speech.digits(int(example)), steps=speech.digits(settings["steps"]))


KIND = Kind(
    "scale",
    stores="scale",
    settings={"steps": 5, "low": REQUIRED, "high": REQUIRED},
    labelled=False,
    sample=_EXAMPLE,
    check=_check,
    spoken=_spoken,
)
