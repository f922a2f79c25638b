"""The worksheet macros: questions with room for answers that are kept."""

from __future__ import annotations

from typing import Any

from macros import tokens
from macros.compose import own
from macros.errors import AuthorError, one_of
from macros.example import check_examples
from macros.field import SAMPLE, WORKSHEET, make_field, payload
from macros.fields import kinds
from macros.identity import check_tool_id
from macros.layout import alone, block
from macros.macro import Authoring, Body
from macros.model import Field, Worksheet


def worksheet(
    authoring: Authoring,
    id: str,
    *,
    title: str,
    time: str = "",
    why: str = "",
    example_by: str = "",
    caller: Body,
) -> str:
    """A sheet of questions whose answers are kept.

    The body is Markdown with fields and tables in it. Headings, lists and notes may stand between them.

    Args:
        id: names the worksheet for ever: lower-case letters, digits and hyphens, unique in the book.
        title: becomes a heading, one level below the heading before it.
        time: how long it takes, such as "20 minutes".
        why: one line that says what it is good for.
        example_by: whose filled example it is, such as "Thuy, music teacher, Da Nang".

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
            example=SAMPLE,
        )
    for one in fields:
        _check_among(authoring, one, fields)
    authoring.tools.append(Worksheet(id, title, time, why, place, fields, texts))
    told = {"title": title, "time": time, "why": why, "example_by": example_by}
    return block(call, body, list, kind="worksheet", id=id, **told)


def table(
    authoring: Authoring,
    id: str,
    *,
    label: str,
    help: str = "",
    example: str = "",
    max: int | None = None,
    rows: dict[str, str] | None = None,
    examples: Any = None,
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
        examples: the rows of the worksheet's example, each as column and text; without it there is one row,
            of the examples of the columns. Where the table has rows of its own, by the id of the row.

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
        settings={"max": max, "rows": rows, "examples": examples},
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
    one = make_field(authoring, id, kind=kind, label=label, help=help, example=example, settings=settings)
    return tokens.field(**payload(one))


def grid(
    authoring: Authoring, id: str, caller: Body, *, kind: str, **given: Any
) -> tuple[str, dict[str, Any]]:
    """Run the columns in the body of a field of a `kind` that has some.

    Args:
        given: what else the author said of the field.

    Returns:
        What stands before the call on its line, and what the template needs to draw the field.
    """
    authoring.must_stand_in(f"{kind} '{id}'", "worksheet", example=WORKSHEET)
    call = authoring.page.call_at(authoring.line())
    body, columns = authoring.inside("table", caller)
    rest = tokens.FIELD.sub("", body).strip(" >\n")
    if rest:
        example = '{{ column("did", kind="text", label="What I did") }}'
        what = f"{kind} '{id}' holds {rest.splitlines()[0]!r}"
        raise AuthorError(what, expected="columns and nothing else", example=example)
    one = make_field(authoring, id, kind=kind, columns=columns, **given)
    check_examples(one)
    return call.lead, payload(one)


def _check_among(authoring: Authoring, one: Field, fields: tuple[Field, ...]) -> None:
    """Report what is wrong with a field only among the others of its worksheet."""
    try:
        kinds()[one.kind].check_among(one, fields)
    except AuthorError as error:
        error.line = one.place.line
        authoring.report(error)
