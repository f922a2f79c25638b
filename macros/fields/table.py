"""A table, whose rows are the readers' or the author's. Its columns are fields of the other kinds."""

from __future__ import annotations

import re

from macros.errors import AuthorError
from macros.fields.kind import Kind, check_max
from macros.identity import check_id
from macros.model import Field

_ROWS = 'rows={"guide": "Guide", "peer": "Peer"}'
# The names of the rows for paper and of the rows that readers add.
_TAKEN = re.compile(r"p\d+|r[a-z0-9]{8}")


def _check(field: Field) -> None:
    if not field.columns:
        raise AuthorError(
            f"table '{field.id}' has no columns",
            expected="{% call table(…) %} with one {{ column(…) }} for each, and {% endcall %}",
            example='{{ column("date", kind="date", label="When") }}',
        )
    check_max(field)
    if field.settings["rows"] is not None:
        _check_rows(field)


def _check_rows(field: Field) -> None:
    rows = field.settings["rows"]
    if not isinstance(rows, dict) or not rows:
        what = f"table '{field.id}' has the rows {rows!r}"
        raise AuthorError(what, expected="at least one, each as id and label", example=_ROWS)
    if field.settings["max"] is not None:
        what = f"table '{field.id}' has rows of its own and a max"
        raise AuthorError(what, expected="one of the two: no row can be added to fixed ones", example=_ROWS)
    for row in rows:
        check_id(row, "row")
        if _TAKEN.fullmatch(row):
            what = f"row id '{row}' of table '{field.id}' is like those of the rows that readers add"
            raise AuthorError(what, expected="another id, one that says what the row is", example=_ROWS)


KIND = Kind(
    "table",
    stores="rows",
    settings={"max": None, "rows": None, "examples": None},
    in_table=False,
    labelled=False,
    check=_check,
)
