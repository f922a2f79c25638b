"""The worksheet macros: questions with room for answers that are kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from macros import tokens
from macros.compose import own
from macros.containers import starts_a_block
from macros.errors import AuthorError, one_of
from macros.fields import kinds
from macros.fields.kind import REQUIRED, Kind
from macros.identity import RESERVED_FIELDS, check_id, check_tool_id
from macros.layout import alone, block
from macros.macro import Authoring, Body
from macros.model import Field, Worksheet
from macros.source import lead_of

_WORKSHEET = '{% call worksheet("goal-plan", title="90-day goal plan") %}'
_SAMPLE = '{{ field("goal", kind="text", label="My goal") }}'


def worksheet(
    authoring: Authoring, id: str, *, title: str, time: str = "", why: str = "", caller: Body
) -> str:
    """A sheet of questions whose answers are kept.

    The body is Markdown with fields and tables in it. Headings, lists and notes may stand between them.

    Args:
        id: names the worksheet for ever: lower-case letters, digits and hyphens, unique in the book.
        title: becomes a heading, one level below the heading before it.
        time: how long it takes, such as "20 minutes".
        why: one line that says what it is good for.

    Errors: no title, no field, a malformed, reserved or doubled id.

    Example:
        {% call worksheet("goal-plan", title="90-day goal plan", time="20 minutes") %}
        {{ field("goal", kind="text", label="My goal") }}
        {% endcall %}
    """
    check_tool_id(id, "worksheet")
    authoring.must_stand_in(f"worksheet '{id}'", None, example="{% endcall %}")
    place = authoring.place()
    call = authoring.page.call_at(place.line)
    before = len(authoring.problems)
    body, fields = authoring.inside("worksheet", caller)
    body, texts = own(authoring, id, body, fields, check=len(authoring.problems) == before)
    if not fields and len(authoring.problems) == before:
        raise AuthorError(
            f"worksheet '{id}' has no fields",
            expected="at least one {{ field(…) }} or {% call table(…) %}",
            example=_SAMPLE,
        )
    for one in fields:
        _check_among(authoring, one, fields)
    authoring.tools.append(Worksheet(id, title, time, why, place, fields, texts))
    return block(call, body, list, kind="worksheet", id=id, title=title, time=time, why=why)


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
    authoring.must_stand_in(f"field '{id}'", "worksheet", example=_WORKSHEET)
    one = _field(authoring, id, kind=kind, label=label, help=help, example=example, settings=settings)
    lead = lead_of(authoring.page, authoring.line(), r"\{\{")
    if not starts_a_block(lead) and "|" not in lead:
        what = f"field '{id}' stands behind {lead.strip()!r}"
        raise AuthorError(what, expected="it on a line of its own, or in a cell of a table", example=_SAMPLE)
    return alone(lead, tokens.field(**_payload(one)))


def table(
    authoring: Authoring,
    id: str,
    *,
    label: str,
    help: str = "",
    example: str = "",
    max: int | None = None,
    rows: dict[str, str] | None = None,
    caller: Body,
) -> str:
    """A table to which readers add rows, or one with rows of the author's own.

    Its body is one column after the other.

    Args:
        id: names the table for ever, unique in its worksheet.
        label: the caption above the table.
        help: a few words below the label.
        example: one more line for the worksheet's example, where those of the columns do not say enough.
        max: how many rows readers may add.
        rows: the rows, each as id and label, where readers are not to add any.

    Errors: no column, anything but columns in the body, a malformed or doubled id, `max` beside `rows`.

    Example:
        {% call table("wins", label="Wins", help="Add one line a week.") %}
        {{ column("did", kind="text", label="What I did") }}
        {% endcall %}
    """
    lead, one = grid(
        authoring,
        id,
        caller,
        kind="table",
        label=label,
        help=help,
        example=example,
        settings={"max": max, "rows": rows},
    )
    return alone(lead, tokens.field(**one))


def column(
    authoring: Authoring,
    id: str,
    *,
    kind: str,
    label: str,
    help: str = "",
    example: str = "",
    **settings: Any,
) -> str:
    """One column of a table.

    Args:
        id: names the column for ever, unique in its table.
        kind: what sort of answer it takes, by the name of one of the kinds of field.
        label: the head of the column.
        help: a few words, read out with each cell.
        example: what somebody might write in a cell.
        settings: the arguments that only this kind takes, such as `options` for select.

    Errors: as for a field; and a kind that does not fit into a cell.

    Example:
        {{ column("date", kind="date", label="When", example="2027-02-05") }}
    """
    authoring.must_stand_in(f"column '{id}'", "table", example='{% call table("wins", label="Wins") %}')
    if kind in kinds() and not kinds()[kind].in_table:
        fitting = [name for name, one in kinds().items() if one.in_table]
        example = '{{ column("did", kind="text", label="What I did") }}'
        raise AuthorError(
            f"column '{id}' has the kind '{kind}'", expected=one_of(fitting, kind), example=example
        )
    one = _field(authoring, id, kind=kind, label=label, help=help, example=example, settings=settings)
    return tokens.field(**_payload(one))


def grid(
    authoring: Authoring, id: str, caller: Body, *, kind: str, **given: Any
) -> tuple[str, dict[str, Any]]:
    """Run the columns in the body of a field of a `kind` that has some.

    Args:
        given: what else the author said of the field.

    Returns:
        What stands before the call on its line, and what the template needs to draw the field.
    """
    authoring.must_stand_in(f"{kind} '{id}'", "worksheet", example=_WORKSHEET)
    call = authoring.page.call_at(authoring.line())
    body, columns = authoring.inside("table", caller)
    rest = tokens.FIELD.sub("", body).strip(" >\n")
    if rest:
        example = '{{ column("did", kind="text", label="What I did") }}'
        what = f"{kind} '{id}' holds {rest.splitlines()[0]!r}"
        raise AuthorError(what, expected="columns and nothing else", example=example)
    one = _field(authoring, id, kind=kind, columns=columns, **given)
    return call.lead, _payload(one)


def _field(
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
        raise AuthorError(what, expected=one_of(kinds(), kind), example=_SAMPLE)
    whole = _settings(id, kinds()[kind], settings or {})
    one = Field(id, kind, label, help, example, authoring.place(), whole, columns)
    kinds()[kind].check(one)
    authoring.fields.append(one)
    return one


def _check_among(authoring: Authoring, one: Field, fields: tuple[Field, ...]) -> None:
    """Report what is wrong with a field only among the others of its worksheet."""
    try:
        kinds()[one.kind].check_among(one, fields)
    except AuthorError as error:
        error.line = one.place.line
        authoring.report(error)


def _settings(id: str, kind: Kind, given: dict[str, Any]) -> dict[str, Any]:
    """Return all settings of a kind: those `given`, and the defaults of the others."""
    for name in given:
        if name not in kind.settings:
            takes = ("kind", "label", "help", "example", *kind.settings)
            what = f"field '{id}' of kind {kind.name} has no argument '{name}'"
            raise AuthorError(what, expected=one_of(takes, name), example=_SAMPLE)
    for name, default in kind.settings.items():
        if default is REQUIRED and name not in given:
            what = f"field '{id}' of kind {kind.name} lacks '{name}'"
            raise AuthorError(what, expected=f"{name}=…", example=kind.sample or _SAMPLE)
    return {**kind.settings, **given}


def _payload(one: Field) -> dict[str, Any]:
    """Return what the template needs to draw the field."""
    data = asdict(one)
    for part in (data, *data["columns"]):
        del part["place"]
    return data
