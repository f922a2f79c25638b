"""A whole number, stored as its digits. `min` and `max` are told to the reader; they refuse no answer."""

from __future__ import annotations

from macros.errors import AuthorError
from macros.fields.kind import Kind, bad_example
from macros.model import Field


def _check(field: Field) -> None:
    low, high = field.settings["min"], field.settings["max"]
    for name, bound in (("min", low), ("max", high)):
        if bound is not None and (type(bound) is not int or bound < 0):
            what = f"field '{field.id}' has the {name} {bound!r}"
            raise AuthorError(what, expected="a whole number from 0 up", example=f"{name}=10")
    if low is not None and high is not None and low > high:
        what = f"field '{field.id}' has the min {low}, above its max {high}"
        raise AuthorError(what, expected="a min that is not above the max", example="min=4, max=26")
    if field.example and not _fits(field.example, low, high):
        expected = _expected(low, high)
        raise bad_example(field, expected=expected, example=str(low or high or 30))


def _fits(example: str, low: int | None, high: int | None) -> bool:
    if not (isinstance(example, str) and example.isascii() and example.isdigit()):
        return False
    return (low is None or low <= int(example)) and (high is None or int(example) <= high)


def _expected(low: int | None, high: int | None) -> str:
    """Say which numbers fit."""
    bounds = [f"from {low} up" if high is None else f"from {low}"] if low is not None else []
    bounds += [f"to {high}" if low is not None else f"up to {high}"] if high is not None else []
    return " ".join(["a whole number in digits", *bounds])


KIND = Kind("number", stores="number", settings={"min": None, "max": None}, check=_check)
