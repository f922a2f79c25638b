"""One choice out of a list. The answer is the id of the option, so its label may be reworded."""

from __future__ import annotations

from macros.errors import AuthorError
from macros.fields.kind import REQUIRED, Kind
from macros.identity import is_id
from macros.model import Field

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


KIND = Kind("select", stores="choice", settings={"options": REQUIRED}, sample=EXAMPLE, check=check_options)
