"""The list of people that several worksheets share, each showing columns of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from macros import tokens
from macros.errors import Problem
from macros.layout import alone
from macros.macro import Authoring, Body
from macros.model import PEOPLE, Book, Field, Place, Worksheet
from macros.worksheet import grid

# The columns by which readers may sort the list, where the book has them.
SORTED_BY = ("name", "circle", "closeness", "last", "last-on", "next-on")
NAMES_OF_ELEMENTS = ("id", "for", "name", "list", "aria-labelledby", "aria-describedby", "aria-controls")


def people(
    authoring: Authoring,
    id: str,
    *,
    label: str,
    help: str = "",
    example: str = "",
    examples: Any = None,
    caller: Body,
) -> str:
    """The reader's list of people, with the columns that this worksheet needs.

    There is one list in the whole book. A column with the same id in two worksheets is the same column.

    Args:
        id: names the place in this worksheet; the answers belong to the list and not to the worksheet.
        label: the caption above the list.
        help: a few words below the label.
        example: one more line for the worksheet's example.
        examples: the rows of the worksheet's example, as in a table.

    Errors: a first column other than `name` of kind text, the reserved column id `order`, anything but
    columns in the body, a column that another worksheet declares in another way.

    Example:
        {% call people("people", label="People", help="Start with ten.") %}
        {{ column("name", kind="text", label="Name or initials") }}
        {{ column("field", kind="text", label="Their field") }}
        {% endcall %}
    """
    given = {"label": label, "help": help, "example": example, "settings": {"examples": examples}}
    lead, one = grid(authoring, id, caller, kind=PEOPLE, **given)
    return alone(lead, tokens.field(**one))


def people_tables(book: Book) -> Iterator[tuple[Worksheet, Field]]:
    """Yield each place where the list of people stands, with its worksheet."""
    for tool in book.tools():
        if isinstance(tool, Worksheet):
            yield from ((tool, one) for one in tool.fields if one.kind == PEOPLE)


def people_columns(book: Book) -> list[Field]:
    """Return every column of the list of people once, in the order of the pages."""
    columns: dict[str, Field] = {}
    for _, table in people_tables(book):
        for column in table.columns:
            columns.setdefault(column.id, column)
    return list(columns.values())


def people_facts(book: Book) -> dict[str, Any]:
    """Return what the scripts must know of the book to speak of people.

    Returns:
        `places`: what each question that names people is called, by its uid without rows.
        `options`: the labels of each column of the list that is a choice, by its id; `orders`: their order.
    """
    places: dict[str, str] = {}
    for tool in (tool for tool in book.tools() if isinstance(tool, Worksheet)):
        for field in tool.fields:
            uid = PEOPLE if field.kind == PEOPLE else f"{tool.id}--{field.id}"
            asked = {uid: field} | {f"{uid}--{column.id}": column for column in field.columns}
            places |= {
                uid: f"{tool.title}: {one.label}" for uid, one in asked.items() if one.kind == "person"
            }
    columns = people_columns(book)
    options = {one.id: one.settings["options"] for one in columns if "options" in one.settings}
    # A script's facts are sorted by name, so what has an order of its own is a list.
    return {"places": places, "options": options, "orders": {id: list(one) for id, one in options.items()}}


def people_page(book: Book, *, name: str) -> dict[str, Any]:
    """Return what the page of all people draws.

    Args:
        name: the label of the names, in a book where people are named and listed nowhere.
    """
    columns = people_columns(book) or [Field("name", "text", name, "", "", Place("", 1))]
    return {"columns": columns, "sorts": [one for one in columns if one.id in SORTED_BY]}


def tools_about_people(book: Book) -> set[str]:
    """Return the ids of the worksheets in which people are listed or named."""
    worksheets = [tool for tool in book.tools() if isinstance(tool, Worksheet)]
    return {tool.id for tool in worksheets if any(map(_is_about_people, tool.fields))}


def check_people(book: Book) -> Iterator[Problem]:
    """Yield a problem for every column of people that two worksheets declare in different ways."""
    first: dict[str, Field] = {}
    for _, table in people_tables(book):
        for column in table.columns:
            known = first.setdefault(column.id, column)
            if (column.kind, column.settings) != (known.kind, known.settings):
                yield Problem(
                    column.place.path,
                    column.place.line,
                    f"column '{column.id}' of the people is of another kind or has other settings "
                    f"than at {known.place}",
                    f"kind {known.kind} with the same settings: both show the same answers",
                    f'{{{{ column("{column.id}-2", kind="{column.kind}", label="…") }}}}',
                )


def own_ids(element: Element, tool: str) -> Element:
    """Put `tool` before the ids of a list of people, so that two of them may stand on one page.

    Its answers have the same uids everywhere, but an element has an id of its own.
    """
    for one in element.iter():
        for name in NAMES_OF_ELEMENTS:
            if name in one.attrib:
                ids = (f"{tool}--{id}" for id in one.attrib[name].split())
                one.attrib[name] = " ".join(ids)
    return element


def _is_about_people(field: Field) -> bool:
    return any(one.kind in (PEOPLE, "person") for one in (field, *field.columns))
