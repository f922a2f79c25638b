"""One field: a question of a worksheet, or a column of a table."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from macros import tokens
from macros.containers import starts_a_block
from macros.errors import AuthorError, one_of
from macros.fields import kinds
from macros.fields.kind import REQUIRED, Kind
from macros.identity import RESERVED_FIELDS, check_id
from macros.layout import alone
from macros.macro import Authoring
from macros.model import Field
from macros.source import lead_of

WORKSHEET = '{% call worksheet("goal-plan", title="90-day goal plan") %}'
SAMPLE = '{{ field("goal", kind="text", label="My goal") }}'


def field(
    authoring: Authoring,
    id: str,
    *,
    kind: str,
    label: str,
    help: str = "",
    example: str = "",
    **settings: Any,
) -> str:
    """One question of a worksheet, on a line of its own.

    Args:
        id: names the field for ever, unique in its worksheet.
        kind: what sort of answer it takes, by the name of one of the kinds of field.
        label: the question, shown above the field.
        help: a few words below the label.
        example: what somebody might write; shown in the worksheet's example.
        settings: the arguments that only this kind takes, such as `options` for select.

    Errors: an unknown kind, an argument that this kind does not take, a malformed or doubled id.

    Example:
        {{ field("goal", kind="text", label="My goal", help="One sentence with a number and a date.") }}
    """
    authoring.must_stand_in(f"field '{id}'", "worksheet", example=WORKSHEET)
    one = make_field(authoring, id, kind=kind, label=label, help=help, example=example, settings=settings)
    lead = lead_of(authoring.page, authoring.line(), r"\{\{")
    if not starts_a_block(lead) and "|" not in lead:
        what = f"field '{id}' stands behind {lead.strip()!r}"
        raise AuthorError(what, expected="it on a line of its own, or in a cell of a table", example=SAMPLE)
    return alone(lead, tokens.field(**payload(one)))


def make_field(
    authoring: Authoring,
    id: str,
    *,
    kind: str,
    label: str,
    help: str,
    example: str,
    settings: dict[str, Any] | None = None,
    columns: tuple[Field, ...] = (),
) -> Field:
    """Check and return a field, and leave it for the tool around it."""
    check_id(id, "field", reserved=RESERVED_FIELDS)
    if kind not in kinds():
        what = f"field '{id}' has the unknown kind '{kind}'"
        raise AuthorError(what, expected=one_of(kinds(), kind), example=SAMPLE)
    whole = _settings(id, kinds()[kind], settings or {})
    one = Field(id, kind, label, help, example, authoring.place(), whole, columns)
    kinds()[kind].check(one)
    authoring.fields.append(one)
    return one


def _settings(id: str, kind: Kind, given: dict[str, Any]) -> dict[str, Any]:
    """Return all settings of a kind: those `given`, and the defaults of the others."""
    for name in given:
        if name not in kind.settings:
            takes = ("kind", "label", "help", "example", *kind.settings)
            what = f"field '{id}' of kind {kind.name} has no argument '{name}'"
            raise AuthorError(what, expected=one_of(takes, name), example=SAMPLE)
    for name, default in kind.settings.items():
        if default is REQUIRED and name not in given:
            what = f"field '{id}' of kind {kind.name} lacks '{name}'"
            raise AuthorError(what, expected=f"{name}=…", example=kind.sample or SAMPLE)
    return {**kind.settings, **given}


def payload(one: Field) -> dict[str, Any]:
    """Return what the template needs to draw the field."""
    data = asdict(one)
    for part in (data, *data["columns"]):
        del part["place"]
    return data
