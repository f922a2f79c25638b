"""What search engines read of a page: the words of schema.org, as JSON inside the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from macros.imprint import Imprint
from macros.model import Page


def linked_data(
    page: Page, *, url: str, imprint: Imprint, chapters: list[dict[str, Any]], language: str
) -> str:
    """Return JSON that may stand inside a page, or nothing where the site has no address.

    Args:
        url: the address of the page below that of the site.
        chapters: those of the catalogue.
    """
    if not imprint.base:
        return ""
    shared = {"inLanguage": language, "isAccessibleForFree": True}
    if imprint.licence:
        shared["license"] = imprint.licence
    found = {
        "home": _home(imprint, chapters, shared),
        "chapter": _chapter(page, url, imprint, chapters, shared),
    }
    parts = list(found.get(page.kind, _other(page, url, imprint, shared)))
    text = json.dumps({"@context": "https://schema.org", "@graph": parts}, ensure_ascii=False)
    # The parser of the page looks for these before anybody reads JSON.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _home(imprint: Imprint, chapters: list[dict[str, Any]], shared: Mapping[str, Any]) -> Iterator[Any]:
    named = {"name": imprint.name, "description": imprint.description, "url": imprint.base, **shared}
    yield {"@type": "WebSite", "@id": f"{imprint.base}#site", **named}
    parts = [
        {
            "@type": "Chapter",
            "@id": imprint.address(one["url"]),
            "name": one["title"],
            "position": one["number"],
            "url": imprint.address(one["url"]),
        }
        for one in chapters
    ]
    book = {"@type": "Book", "@id": f"{imprint.base}#book", **named, "bookFormat": "https://schema.org/EBook"}
    yield book | {"hasPart": parts} | _pictured(imprint)


def _chapter(
    page: Page, url: str, imprint: Imprint, chapters: list[dict[str, Any]], shared: Mapping[str, Any]
) -> Iterator[Any]:
    number = next((one["number"] for one in chapters if one["url"] == url), None)
    minutes = re.fullmatch(r"(\d+) min", page.time)
    yield {
        "@type": ["Chapter", "Article"],
        **_named(page, url, imprint, shared),
        "headline": page.title,
        "isPartOf": {
            "@type": "Book",
            "@id": f"{imprint.base}#book",
            "name": imprint.name,
            "url": imprint.base,
        },
        **({"position": number} if number else {}),
        **({"timeRequired": f"PT{minutes[1]}M"} if minutes else {}),
        **_pictured(imprint),
    }


def _other(page: Page, url: str, imprint: Imprint, shared: Mapping[str, Any]) -> Iterator[Any]:
    site = {"@type": "WebSite", "@id": f"{imprint.base}#site", "name": imprint.name, "url": imprint.base}
    yield {"@type": "WebPage", **_named(page, url, imprint, shared), "isPartOf": site}


def _named(page: Page, url: str, imprint: Imprint, shared: Mapping[str, Any]) -> dict[str, Any]:
    address = imprint.address(url)
    said = {"description": page.description} if page.description else {}
    return {"@id": address, "name": page.title, **said, "url": address, **shared}


def _pictured(imprint: Imprint) -> dict[str, str]:
    return {"image": imprint.address(imprint.picture)} if imprint.picture else {}
