"""A table to which readers add rows. Its columns are fields of the other kinds."""

from __future__ import annotations

from macros.errors import AuthorError
from macros.fields.kind import Kind
from macros.model import Field


def _check(field: Field) -> None:
    if not field.columns:
        raise AuthorError(
            f"table '{field.id}' has no columns",
            expected="{% call table(…) %} with one {{ column(…) }} for each, and {% endcall %}",
            example='{{ column("date", kind="date", label="When") }}',
        )


KIND = Kind("table", stores="rows", in_table=False, labelled=False, check=_check)
