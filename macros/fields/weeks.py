"""One box for each week, as many as another field of the worksheet says."""

from __future__ import annotations

from macros.errors import AuthorError, one_of
from macros.fields.kind import REQUIRED, Kind
from macros.model import Field

_MOST = 60
_SAMPLE = 'weeks="weeks", start="start", max=26'


def _check(field: Field) -> None:
    most = field.settings["max"]
    if type(most) is not int or not 0 < most <= _MOST:
        what = f"'{field.id}' has max={most!r}"
        raise AuthorError(what, expected=f"a whole number from 1 to {_MOST}", example=_SAMPLE)


def _check_among(field: Field, fields: tuple[Field, ...]) -> None:
    for setting, kind in {"weeks": "number", "start": "date"}.items():
        asked = field.settings[setting]
        fitting = [one.id for one in fields if one.kind == kind]
        if asked not in fitting and (asked or setting == "weeks"):
            what = f"field '{field.id}' has {setting}={asked!r}"
            expected = f"the id of a field of kind {kind} in the same worksheet"
            raise AuthorError(
                what,
                expected=f"{expected}: {one_of(fitting, str(asked))}" if fitting else expected,
                example=_SAMPLE,
            )


KIND = Kind(
    "weeks",
    stores="weeks",
    settings={"weeks": REQUIRED, "start": "", "max": 26},
    in_table=False,
    labelled=False,
    sample=_SAMPLE,
    check=_check,
    check_among=_check_among,
)
