"""A list of short texts, to which readers add lines."""

from __future__ import annotations

from macros.fields.kind import Kind, check_max

KIND = Kind("list", stores="texts", settings={"max": None}, in_table=False, labelled=False, check=check_max)
