"""One choice out of a list. The answer is the id of the option, so its label may be reworded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.errors import AuthorError, one_of
from macros.fields.kind import REQUIRED, Kind, bad_example
from macros.identity import is_id
from macros.model import Field
from macros.words import Speech

EXAMPLE = 'options={"work": "Work", "study": "Study"}'


def check_options(field: Field) -> None:
    """Refuse options that are not at least two pairs of id and label.

    Raises:
        AuthorError: as said.
    """
    options = field.settings["options"]
    if not isinstance(options, dict) or len(options) < 2:
        raise AuthorError(
            f"field '{field.id}' has the options {options!r}",
            expected="at least two, each as id and label",
            example=EXAMPLE,
        )
    for option in options:
        if not is_id(option):
            raise AuthorError(
                f"option id {option!r} of field '{field.id}' is malformed",
                expected="lower-case letters and digits with single hyphens between them",
                example=EXAMPLE,
            )


def check_choice(field: Field) -> None:
    """Refuse bad options, and an example that is none of them.

    Raises:
        AuthorError: as said.
    """
    check_options(field)
    options = field.settings["options"]
    if field.example and field.example not in options:
        expected = f"the id of an option: {one_of(options, str(field.example))}"
        raise bad_example(field, expected=expected, example=next(iter(options)))


def spoken_choice(example: str, settings: Mapping[str, Any], speech: Speech) -> str:
    """Return the label of an option."""
    return str(settings["options"][example])


KIND = Kind(
    "select",
    stores="choice",
    settings={"options": REQUIRED},
    sample=EXAMPLE,
    check=check_choice,
    spoken=spoken_choice,
)
