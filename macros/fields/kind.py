"""What every kind of field says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.model import Field


def _accept(field: Field) -> None:
    """A kind without rules of its own takes any field."""


@dataclass(frozen=True)
class Kind:
    """One kind of field.

    Attributes:
        name: what authors write in `kind=`; also the name of the template and the script.
        stores: the form of an answer; `moved:` joins two fields only where it is the same.
        settings: the arguments that this kind takes besides those that all take.
        in_table: whether it can be a column.
        labelled: whether a label is drawn above it; if not, its own template shows the label.
        check: raises AuthorError where a field breaks a rule of this kind.
    """

    name: str
    stores: str
    settings: tuple[str, ...] = ()
    in_table: bool = True
    labelled: bool = True
    check: Callable[[Field], None] = _accept
