"""What scripts, and the templates that list chapters and tools, need to know of the book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.ledger import Ledger
from macros.model import Book, Checklist, Page

WORKBOOK = "workbook/index.md"


def catalogue(book: Book, urls: Mapping[str, str]) -> dict[str, Any]:
    """Return the published pages as data for templates: all chapters, and all pages that hold tools.

    Args:
        urls: the address of each page by its path below docs/, in the order of the menu.
    """
    known = {page.uri: page for page in book.pages}
    pages = [_page(known[uri], url) for uri, url in urls.items() if uri in known and not known[uri].draft]
    return {
        "chapters": [page for page in pages if page["kind"] == "chapter"],
        "pages": [page for page in pages if page["tools"]],
        "workbook": urls.get(WORKBOOK),
    }


def browser_facts(site: str, ledger: Ledger) -> dict[str, Any]:
    """Return what the script on every page must know: the storage scope, and where answers moved."""
    return {"site": site, "moved": ledger.moved}


def _page(page: Page, url: str) -> dict[str, Any]:
    kinds = ["checklist" if isinstance(tool, Checklist) else "worksheet" for tool in page.tools]
    return {
        "url": url,
        "title": page.title,
        "kind": page.kind,
        "time": page.time,
        "checklists": kinds.count("checklist"),
        "worksheets": kinds.count("worksheet"),
        "tools": [
            {"id": tool.id, "title": tool.title, "time": tool.time, "kind": kind}
            for tool, kind in zip(page.tools, kinds, strict=True)
        ],
    }
