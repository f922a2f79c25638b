"""Pages that stood elsewhere before: who asks for the old address is led to the new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from macros.errors import AuthorError, Problem
from macros.inline import Inline
from macros.model import Book, Former, Page, Place
from macros.render import Renderer
from macros.source import PageSource

SCRIPT = "assets/moved.js"

_EXAMPLE = "was: [chapters/tips.md]"
_PATH = re.compile(r"(?!\.\.?/)[^/\\]+(?:/(?!\.\.?/)[^/\\]+)*\.md")


def read_formers(page: PageSource) -> tuple[Former, ...]:
    """Return where `page` stood before, as far as its front matter says it in order."""
    place = Place(page.path, page.meta_line("was"))
    return tuple(Former(str(one), place) for one in _listed(page) if _is_path(one))


def check_formers(page: PageSource) -> Iterator[AuthorError]:
    """Yield an error for each entry of the front matter's `was` that is no path of a page."""
    for one in _listed(page):
        if not _is_path(one):
            what, expected = f"the page was at {one!r}", "the path of a page below docs/, as it was then"
            yield AuthorError(what, expected=expected, example=_EXAMPLE, line=page.meta_line("was"))


def check_moves(book: Book) -> Iterator[Problem]:
    """Yield a problem for each old address that a page has now, or that two pages claim."""
    holders = {_address(page.uri): page.uri for page in book.pages if not page.draft}
    claims: dict[str, Page] = {}
    moves = [(page, former) for page in book.pages for former in page.formers]
    for page, former in moves:
        address = _address(former.uri)
        first = claims.setdefault(address, page)
        if address in holders:
            what = f"this page was at '{former.uri}', where '{holders[address]}' stands now"
        elif first is not page:
            what = f"this page was at '{former.uri}', and '{first.uri}' says the same of itself"
        else:
            continue
        expected = "an address that one page had and none has now"
        yield Problem(former.place.path, former.place.line, what, expected, _EXAMPLE)


def moved_files(
    book: Book, renderer: Renderer, *, script: Inline, base: str, placed: Callable[[str], tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield the path and the content of each file that stands at an old address, and of their script.

    Args:
        script: takes readers along together with the part that they asked for. It is a file of its own, not
            inside the pages, so that a policy of what may run need not name it.
        base: the address of the site, or nothing.
        placed: the path in the finished site and the address below `base` of the page at a path below docs/.
    """
    moves = [(page, former) for page in book.pages if not page.draft for former in page.formers]
    if moves:
        yield SCRIPT, script.text
    for page, former in moves:
        file, old = placed(former.uri)
        up, new = "../" * old.count("/") or "./", placed(page.uri)[1]
        yield (
            file,
            renderer.html(
                "moved",
                title=page.title,
                address=up + new,
                script=up + SCRIPT,
                canonical=base.rstrip("/") + "/" + new if base else "",
            ),
        )


def _listed(page: PageSource) -> list[Any]:
    held = page.meta.get("was")
    return held if isinstance(held, list) else []


def _is_path(value: Any) -> bool:
    return isinstance(value, str) and bool(_PATH.fullmatch(value))


def _address(uri: str) -> str:
    """Return what is the same for all files that are published at one address."""
    return re.sub(r"(?:^|(?<=/))(?:index|README)$", "", uri.removesuffix(".md")).rstrip("/")
