"""The list of people that all worksheets share, with the columns of one of them."""

from __future__ import annotations

from macros.errors import AuthorError
from macros.fields.kind import Kind
from macros.model import PEOPLE, Field

_NAME = '{{ column("name", kind="text", label="Name or initials") }}'
# Their order is kept under this name.
RESERVED = ("order",)


def _check(field: Field) -> None:
    first = field.columns[0] if field.columns else None
    if not first or (first.id, first.kind) != ("name", "text"):
        starts = f"starts with the {first.kind} column '{first.id}'" if first else "has no columns"
        what = f"people '{field.id}' {starts}"
        raise AuthorError(what, expected="the name of each person first", example=_NAME)
    for column in field.columns:
        if column.id in RESERVED:
            what = f"column id '{column.id}' of people '{field.id}' is reserved"
            expected = "another id: this one has a meaning of its own"
            raise AuthorError(what, expected=expected, example=f"my-{column.id}", line=column.place.line)


KIND = Kind(
    PEOPLE, stores="people", settings={"examples": None}, in_table=False, labelled=False, check=_check
)
