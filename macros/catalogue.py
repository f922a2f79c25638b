"""What scripts, and the templates that list chapters and tools, need to know of the book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.fields import kinds
from macros.ledger import Ledger
from macros.model import Book, Checklist, Page, Tool

WORKBOOK = "workbook/index.md"
PRINT = "workbook/print.md"
DATA = "workbook/data.md"
RECOVERY = "workbook/recovery.md"

# The field that stands for the list of people all worksheets share; its columns belong to the list.
PEOPLE = "people"


def catalogue(book: Book, urls: Mapping[str, str]) -> dict[str, Any]:
    """Return the published pages as data for templates: all chapters, and all pages that hold tools.

    Args:
        urls: the address of each page by its path below docs/, those of the menu first and in its order.
    """
    known = {page.uri: page for page in book.pages}
    pages = [_page(known[uri], url) for uri, url in urls.items() if uri in known and not known[uri].draft]
    chapters = [page for page in pages if page["kind"] == "chapter"]
    for number, chapter in enumerate(chapters, start=1):
        chapter["number"] = number
    return {
        "chapters": chapters,
        "pages": [page for page in pages if page["tools"]],
        "tools": sum(len(page["tools"]) for page in pages),
        "labels": {one.uid: one.text for one in book.published()},
        "workbook": urls.get(WORKBOOK),
        "print": urls.get(PRINT),
        "data": urls.get(DATA),
        "recovery": urls.get(RECOVERY),
    }


def browser_facts(site: str, ledger: Ledger) -> dict[str, Any]:
    """Return what the script on every page must know: the storage scope, and where answers went."""
    return {"site": site, "moved": ledger.moved, "split": ledger.split}


def last_wordings(book: Book, ledger: Ledger) -> dict[str, str]:
    """Return the last wording of each question that no page has any more: readers may hold answers to it."""
    here = {one.uid for one in book.published()}
    return {uid: entry.text for uid, entry in ledger.uids.items() if uid not in here}


def _page(page: Page, url: str) -> dict[str, Any]:
    tools = [_tool(tool) for tool in page.tools]
    checklists = sum(isinstance(tool, Checklist) for tool in page.tools)
    return {
        "url": url,
        "name": url.strip("/").split("/")[-1].removesuffix(".html"),
        "title": page.title,
        "kind": page.kind,
        "time": page.time,
        "number": None,
        "checklists": checklists,
        "worksheets": len(tools) - checklists,
        "tools": tools,
    }


def _tool(tool: Tool) -> dict[str, Any]:
    kind = "checklist" if isinstance(tool, Checklist) else "worksheet"
    return {"id": tool.id, "title": tool.title, "time": tool.time, "kind": kind, "parts": list(_parts(tool))}


def _parts(tool: Tool) -> Iterator[str]:
    """Yield what counts in a tool's progress, in the form that progress.js reads."""
    if isinstance(tool, Checklist):
        yield from (answer.uid for answer in tool.answers())
        return
    for field in tool.fields:
        if field.kind == PEOPLE:
            # A name alone says nothing about this sheet: the list of people is that of the whole book.
            yield "|".join(f"people--{column.id}" for column in field.columns if column.id != "name")
        else:
            # A kind that does not fit into a cell keeps its answers below its own uid.
            yield f"{tool.id}--{field.id}{'' if kinds()[field.kind].in_table else '--'}"
