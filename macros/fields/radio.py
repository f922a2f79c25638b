"""One choice out of a few that are all in sight. Stored as a select is."""

from __future__ import annotations

from macros.fields.kind import REQUIRED, Kind
from macros.fields.select import EXAMPLE, check_choice, spoken_choice

KIND = Kind(
    "radio",
    stores="choice",
    settings={"options": REQUIRED},
    labelled=False,
    sample=EXAMPLE,
    check=check_choice,
    spoken=spoken_choice,
)
