"""One choice out of a list. The answer is the id of the option, so its label may be reworded."""

from __future__ import annotations

from macros.errors import AuthorError
from macros.fields.kind import Kind
from macros.identity import is_id
from macros.model import Field

_EXAMPLE = 'options={"work": "Work", "study": "Study"}'


def _check(field: Field) -> None:
    if not isinstance(field.options, dict) or len(field.options) < 2:
        raise AuthorError(
            f"field '{field.id}' has the options {field.options!r}",
            expected="at least two, each as id and label",
            example=_EXAMPLE,
        )
    for option in field.options:
        if not is_id(option):
            raise AuthorError(
                f"option id {option!r} of field '{field.id}' is malformed",
                expected="lower-case letters and digits with single hyphens between them",
                example=_EXAMPLE,
            )


KIND = Kind("select", stores="choice", settings=("options",), check=_check)
