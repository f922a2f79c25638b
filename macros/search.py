"""The index of the search, made to find more than the words of the pages.

The theme's search reads it as it is. So what is changed here needs no script of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros.model import Page

INDEX = "search/search_index.json"

# A title weighs 1,000 and a word of the text 1. What an author names beats what a title happens to hold, but
# not a title that holds all that was asked for.
WEIGHT = 3e3


def improved(
    index: Mapping[str, Any], *, aliases: Mapping[str, tuple[str, ...]], small: str
) -> dict[str, Any]:
    """Return the index with other words for pages, and without small words.

    The theme looks for everything that begins with a word, so a question such as "how to find a mentor" would
    bring what begins with "a" first. It never looks for what separates words; small words become just that.

    Args:
        aliases: other words for a page or a part of it, by its address.
        small: the words that mean nothing in a question, with spaces between them.
    """
    docs = [
        doc | {"aliases": list(aliases[doc["location"]])} if doc["location"] in aliases else doc
        for doc in index["docs"]
    ]
    config = index["config"]
    fields = config["fields"] | {"aliases": {"boost": WEIGHT}}
    return {
        "config": config | {"fields": fields, "separator": _separator(config["separator"], small)},
        "docs": docs,
    }


def improve(site: Path, *, pages: tuple[Page, ...], urls: Mapping[str, str], small: str) -> None:
    """Do so in the finished `site`, if it has a search at all; `urls` are by path below docs/."""
    file = site / INDEX
    if not file.exists():
        return
    aliases = {
        urls[page.uri] + (f"#{one.anchor}" if one.anchor else ""): one.words
        for page in pages
        for one in page.aliases
        if page.uri in urls
    }
    index = improved(json.loads(file.read_text(encoding="utf-8")), aliases=aliases, small=small)
    file.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


def _separator(separator: str, small: str) -> str:
    """Return a pattern of JavaScript, for the search and for the theme's marking of what was found on a page.

    The latter drops what looks around, and would try for ever on a repetition of repetitions.
    """
    words = "|".join(f"[{one[0].upper()}{one[0]}]{re.escape(one[1:])}" for one in small.split())
    return f"{separator}|\\b(?:{words})\\b" if words else separator
