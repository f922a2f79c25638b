"""The book as others find it: what its pages say of themselves, and the files beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.card import card
from macros.catalogue import catalogue
from macros.crawlers import crawler_files
from macros.imprint import Imprint
from macros.inline import read_inline
from macros.model import Book
from macros.moves import moved_files
from macros.render import Renderer
from macros.search import improve


@dataclass(frozen=True)
class Publication:
    """One build of the book. `urls` is always the address of each page by its path below docs/."""

    imprint: Imprint
    book: Book
    words: Mapping[str, Any]

    def page_context(self, uri: str, urls: Mapping[str, str]) -> dict[str, Any]:
        """Return what the page `uri` says of itself, and where readers report a mistake on it."""
        page = next(one for one in self.book.pages if one.uri == uri)
        chapters = catalogue(self.book, urls)["chapters"]
        language = self.words["script"]["locale"]
        about = card(page, url=urls[uri], imprint=self.imprint, chapters=chapters, language=language)
        title = self.words["page"]["report_title"].replace("{title}", page.title)
        report = self.imprint.report_link(title=title, address=about["address"] or urls[uri])
        return {"card": about, "imprint": self.imprint, "report": report}

    def moved(self, docs: Path, placed: Callable[[str], tuple[str, str]]) -> dict[str, str]:
        """Return the files at the addresses where pages stood before; `placed` as for `moved_files`."""
        script, renderer = read_inline(docs / "assets/js/moved.js"), Renderer(self.words)
        return dict(moved_files(self.book, renderer, script=script, base=self.imprint.base, placed=placed))

    def for_crawlers(self, urls: Mapping[str, str], sections: Mapping[str, str]) -> dict[str, str]:
        """Return the files for programs that read the site; `sections` as for `crawler_files`."""
        return dict(crawler_files(self.book.pages, imprint=self.imprint, urls=urls, sections=sections))

    def hidden(self) -> set[str]:
        """Return the pages that are not for search engines."""
        return {page.uri for page in self.book.pages if page.hidden}

    def finish(self, folder: Path, urls: Mapping[str, str]) -> None:
        """Do what is left to do when all pages are in `folder`."""
        improve(folder, pages=self.book.pages, urls=urls, small=self.words["search"]["small"])
