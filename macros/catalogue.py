"""What later steps need to know of the book: the browser, the pages that list tools, paper, tests."""

from __future__ import annotations

from typing import Any

from macros.ledger import Ledger
from macros.model import Book, Checklist, Field, Page, Tool


def catalogue(book: Book) -> dict[str, Any]:
    """Return the published pages that hold tools, as data that is fit for JSON and for templates."""
    return {"pages": [_page(page) for page in book.pages if page.kind == "chapter" and not page.draft]}


def browser_facts(site: str, ledger: Ledger) -> dict[str, Any]:
    """Return what the script on every page must know: the storage scope, and where answers moved."""
    return {"site": site, "moved": ledger.moved}


def _page(page: Page) -> dict[str, Any]:
    return {
        "uri": page.uri,
        "title": page.title,
        "time": page.time,
        "checklists": sum(isinstance(tool, Checklist) for tool in page.tools),
        "worksheets": sum(not isinstance(tool, Checklist) for tool in page.tools),
        "tools": [_tool(tool) for tool in page.tools],
    }


def _tool(tool: Tool) -> dict[str, Any]:
    head = {"id": tool.id, "title": tool.title, "time": tool.time}
    if isinstance(tool, Checklist):
        return head | {"kind": "checklist", "items": [{"id": one.id, "text": one.text} for one in tool.items]}
    return head | {"kind": "worksheet", "fields": [_field(one) for one in tool.fields]}


def _field(one: Field) -> dict[str, Any]:
    data: dict[str, Any] = {"id": one.id, "kind": one.kind, "label": one.label}
    if one.options:
        data["options"] = one.options
    if one.columns:
        data["columns"] = [_field(column) for column in one.columns]
    return data
