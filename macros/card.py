"""What others show of a page: programs in which somebody shares it, and search engines."""

from __future__ import annotations

from typing import Any

from macros.imprint import Imprint
from macros.linked_data import linked_data
from macros.model import Page


def card(
    page: Page, *, url: str, imprint: Imprint, chapters: list[dict[str, Any]], language: str
) -> dict[str, Any]:
    """Return what the head of the page says of it; the arguments are those of `linked_data`."""
    home = page.kind == "home"
    return {
        "title": imprint.name if home else page.title,
        "description": page.description or imprint.description,
        "type": "article" if page.kind == "chapter" else "website",
        "address": imprint.address(url),
        "hidden": page.hidden,
        "linked_data": linked_data(page, url=url, imprint=imprint, chapters=chapters, language=language),
    }
