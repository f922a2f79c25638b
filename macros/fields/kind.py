"""What every kind of field says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.errors import AuthorError
from macros.model import Field
from macros.words import Speech

# Stands in place of a default where a field of this kind must be given the setting.
REQUIRED = object()
MAX_ROWS = 500


def _accept(field: Field) -> None:
    """A kind without rules of its own takes any field."""


def _accept_among(field: Field, fields: tuple[Field, ...]) -> None:
    """Most kinds refer to no other field of their worksheet."""


def _as_written(example: str, settings: Mapping[str, Any], speech: Speech) -> str:
    """Most examples are said as authors write them."""
    return example


@dataclass(frozen=True)
class Kind:
    """One kind of field.

    Attributes:
        name: what authors write in `kind=`; also the name of the template and the script.
        stores: the form of an answer; `moved:` joins two fields only where it is the same.
        settings: the arguments that this kind takes besides those that all take, each with its default or
            REQUIRED. Templates find them all in `field.settings`.
        in_table: whether it can be a column.
        labelled: whether a label is drawn above it; if not, its own template shows the label.
        sample: an example of the required settings, for errors.
        check: raises AuthorError where a field breaks a rule of this kind.
        check_among: does so where a field does not fit among all fields of its worksheet.
        spoken: makes people's words of an example, by the field's settings, in the language of the guide.
    """

    name: str
    stores: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    in_table: bool = True
    labelled: bool = True
    sample: str = ""
    check: Callable[[Field], None] = _accept
    check_among: Callable[[Field, tuple[Field, ...]], None] = _accept_among
    spoken: Callable[[str, Mapping[str, Any], Speech], str] = _as_written


def check_max(field: Field) -> None:
    """Refuse a `max` that is no number of rows.

    Raises:
        AuthorError: as said.
    """
    most = field.settings["max"]
    if most is not None and (type(most) is not int or not 0 < most <= MAX_ROWS):
        what = f"'{field.id}' has max={most!r}"
        raise AuthorError(what, expected=f"a whole number from 1 to {MAX_ROWS}", example="max=6")


def bad_example(field: Field, *, expected: str, example: str) -> AuthorError:
    """Return the error for an example that a field of this kind cannot hold."""
    what = f"field '{field.id}' has the example {field.example!r}"
    return AuthorError(what, expected=expected, example=f'example="{example}"')
