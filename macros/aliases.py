"""Other words for what a page or a part of it is about, by which the search finds it.

They stand in the front matter and reach only the index of the search: no page shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.errors import AuthorError, Problem
from macros.model import Alias, Page, Place
from macros.source import PageSource

# The name of the page itself among those of its parts.
WHOLE = "page"

_EXAMPLE = "find-a-mentor-and-be-one: [coach, mentoring]"


def read_aliases(page: PageSource) -> tuple[Alias, ...]:
    """Return the aliases in the front matter of `page`, as far as they are in order."""
    held = page.meta.get("aliases")
    return tuple(_aliases(page, held)) if isinstance(held, dict) else ()


def check_aliases(page: PageSource) -> Iterator[AuthorError]:
    """Yield an error for each part of the front matter's `aliases` that is no list of words."""
    held = page.meta.get("aliases")
    for part, words in held.items() if isinstance(held, dict) else ():
        if not _listed(words):
            what = f"the aliases of '{part}' are {words!r}"
            expected, line = "a list of words that readers may look for", _line(page, str(part))
            yield AuthorError(what, expected=expected, example=_EXAMPLE, line=line)


def lost_aliases(page: Page, html: str) -> Iterator[Problem]:
    """Yield a problem for each alias of a part that `html`, the finished content of `page`, does not have."""
    for one in page.aliases:
        if one.anchor and f'id="{one.anchor}"' not in html:
            what = f"there is no part '{one.anchor}' on this page to give aliases to"
            expected = f"the id of a heading of this page, or `{WHOLE}`"
            yield Problem(one.place.path, one.place.line, what, expected, _EXAMPLE)


def _aliases(page: PageSource, held: dict[Any, Any]) -> Iterator[Alias]:
    for part, words in held.items():
        if _listed(words):
            place = Place(page.path, _line(page, str(part)))
            yield Alias("" if part == WHOLE else str(part), tuple(words), place)


def _listed(words: Any) -> bool:
    return isinstance(words, list) and bool(words) and all(isinstance(one, str) for one in words)


def _line(page: PageSource, part: str) -> int:
    """Return the line of the file on which the aliases of `part` stand."""
    start = page.meta_line("aliases")
    lines = page.head.split("\n")[start:]
    found = (number for number, line in enumerate(lines) if re.match(rf"\s+{re.escape(part)}\s*:", line))
    return start + 1 + next(found, -1)
