"""The questions of the book in its order, for the page that hands readers all their answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from macros.model import PEOPLE, Book, Checklist, Field, Tool
from macros.people import people_columns

# What an item may hold besides words; a file of answers shows the words alone.
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*`]")


def outline(book: Book, urls: Mapping[str, str]) -> dict[str, Any]:
    """Return what is asked where: the pages that hold tools, their tools, and the questions of each.

    Whatever has an order is a list, as the keys of JSON are sorted.

    Args:
        urls: as for `catalogue`.

    Returns:
        `pages`, and `people`: the columns of the list of people.
    """
    known = {page.uri: page for page in book.pages}
    shown = [known[uri] for uri in urls if uri in known and not known[uri].draft and known[uri].tools]
    return {
        "pages": [{"title": page.title, "tools": [_tool(tool) for tool in page.tools]} for page in shown],
        "people": [_field(column) for column in people_columns(book)],
    }


def _tool(tool: Tool) -> dict[str, Any]:
    if isinstance(tool, Checklist):
        asked = [{"id": item.id, "kind": "tick", "label": _words(item.text)} for item in tool.items]
    else:
        asked = [_field(field) for field in tool.fields]
    return {"id": tool.id, "title": tool.title, "fields": asked}


def _field(field: Field) -> dict[str, Any]:
    asked: dict[str, Any] = {"id": field.id, "kind": field.kind, "label": field.label}
    for name in ("options", "rows"):
        if field.settings.get(name):
            asked[name] = [list(pair) for pair in field.settings[name].items()]
    if "steps" in field.settings:
        asked["steps"] = field.settings["steps"]
    if field.columns and field.kind != PEOPLE:
        asked["columns"] = [_field(column) for column in field.columns]
    return asked


def _words(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", text))
