"""Links and pictures of a raw chapter: those that would lead nowhere on the site become text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from markdown.extensions.toc import slugify
from markdown_it.token import Token

from macros.intake.heading import headings
from macros.intake.markup import Tokens, each_inline, parse, plain, words
from macros.intake.raw import Note

_OWN_ID = re.compile(r"\{:?\s*#([\w-]+)[^}]*\}\s*$")
_OUTSIDE = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True)
class Place:
    """Where a page will stand: its folder, the folder of all pages, and the ids of its own headings."""

    folder: Path
    docs: Path
    anchors: frozenset[str]

    def has(self, target: str) -> bool:
        """Tell whether a link to `target` leads somewhere: to another site, a file, or a heading."""
        try:
            url = urlsplit(target)
            return url.scheme in _OUTSIDE or (not url.scheme and bool(url.netloc)) or self._has_page(url)
        except (ValueError, OSError):  # no address at all, or no possible name of a file
            return False

    def _has_page(self, url: SplitResult) -> bool:
        file = (self.folder / unquote(url.path)).resolve()
        if url.scheme or url.path.startswith("/") or (url.path and not self._is_published(file)):
            return False
        if not url.fragment:
            return bool(url.path)
        return url.fragment in (_anchors_in(file) if url.path else self.anchors)

    def _is_published(self, file: Path) -> bool:
        inside = self.docs.resolve() in file.parents
        return inside and file.is_file() and file.suffix != ".yml"


def anchors_of(tokens: Tokens) -> frozenset[str]:
    """Return the ids that the headings get on the page, or give themselves as {#id}."""
    own = [
        _OWN_ID.search(plain(inline)) for token, inline in pairwise(tokens) if token.type == "heading_open"
    ]
    made = [slugify(text, "-") for text in headings(tokens)]
    return frozenset([found[1] if found else anchor for found, anchor in zip(own, made, strict=True)])


def settle(tokens: Tokens, place: Place) -> tuple[Tokens, list[Note]]:
    """Make links that lead nowhere, and pictures that are not at hand, text with the target behind it.

    A picture on another site counts as not at hand, because readers' browsers shall not ask others.
    """
    dead: list[str] = []

    def change(children: Tokens) -> Tokens:
        changed: Tokens = []
        open_links: list[Token | None] = []
        for child in children:
            if child.type == "image" and not _is_at_hand(child, place):
                changed += [*[words(" ")] * bool(changed), *_alternative(child), _behind(child, "src")]
                dead.append(str(child.attrs["src"]))
            elif child.type == "link_open":
                is_dead = child.info != "auto" and not place.has(str(child.attrs["href"]))
                open_links.append(child if is_dead else None)
                changed += [] if is_dead else [child]
            elif child.type == "link_close" and (opening := open_links.pop()):
                changed.append(_behind(opening, "href"))
                dead.append(str(opening.attrs["href"]))
            else:
                changed.append(child)
        return changed

    tokens = each_inline(tokens, change)
    return tokens, [
        Note(f"it leads nowhere from the page, so it is now text: {unquote(one)}", decide=True)
        for one in dead
    ]


def _is_at_hand(image: Token, place: Place) -> bool:
    source = str(image.attrs["src"])
    return not re.match(r"[a-z]+:|//", source, re.I) and place.has(source)


def _alternative(image: Token) -> Tokens:
    return [replace(child, level=0) for child in image.children or []]


def _behind(token: Token, name: str) -> Token:
    title = token.attrs.get("title")
    target = unquote(str(token.attrs[name]))
    return words(f" ({target}: {title})" if title else f" ({target})")


def _anchors_in(file: Path) -> frozenset[str]:
    return anchors_of(parse(file.read_text(encoding="utf-8-sig"))[0]) if file.suffix == ".md" else frozenset()
