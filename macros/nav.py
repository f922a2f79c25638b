"""The navigation: as mkdocs.yml has it, with new chapters at the end of the book and no drafts."""

from __future__ import annotations

from typing import Any

from macros.model import Book, Page

CHAPTERS = "chapters/"


def complete_nav(nav: list[Any], book: Book) -> list[Any]:
    """Return `nav` without draft pages, and with every chapter that it does not name yet.

    A new chapter goes to the end of the section that holds the others, so that a page just taken in is
    found at once; its place in mkdocs.yml gives it another.
    """
    drafts = {page.uri for page in book.pages if page.draft}
    named = set(_uris(nav))
    new = [page for page in book.pages if page.uri.startswith(CHAPTERS) and page.uri not in named | drafts]
    return _completed(nav, drafts, new)


def _completed(entries: list[Any], drafts: set[str], new: list[Page]) -> list[Any]:
    kept: list[Any] = []
    for entry in entries:
        if isinstance(entry, dict):
            title, target = next(iter(entry.items()))
            if isinstance(target, list):
                kept.append({title: _completed(target, drafts, new)})
            elif target not in drafts:
                kept.append(entry)
        elif entry not in drafts:
            kept.append(entry)
    holds_chapters = any(
        uri.startswith(CHAPTERS) for uri in _uris([one for one in entries if not _section(one)])
    )
    return kept + [page.uri for page in new] if holds_chapters else kept


def _section(entry: Any) -> bool:
    return isinstance(entry, dict) and isinstance(next(iter(entry.values())), list)


def _uris(entries: list[Any]) -> list[str]:
    found: list[str] = []
    for entry in entries:
        target = next(iter(entry.values())) if isinstance(entry, dict) else entry
        found += _uris(target) if isinstance(target, list) else [str(target)]
    return found
