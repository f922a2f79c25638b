"""All that a build needs of the book, worked out once before the first page is made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from macros.aliases import lost_aliases
from macros.book import Reading, read_book
from macros.bundle import join_alone, join_scripts, join_styles, part_paper, script_json, shorten_names
from macros.bundles import BUNDLES, loaded_by
from macros.catalogue import PRINT, browser_facts, catalogue, last_wordings
from macros.drawing import FOLDER
from macros.errors import Problem
from macros.gather import sheets
from macros.identity import unrecorded
from macros.inline import Inline, read_inline
from macros.lead import parted
from macros.mdx import GuidebookExtension
from macros.outline import outline
from macros.people import people_facts, people_page, tools_about_people
from macros.publication import Publication
from macros.render import Renderer
from macros.settings import Settings
from macros.tokens import cited_in, left_in, pictured_in
from macros.wording import marks_of, reworded
from macros.words import counting, read_words

# What the scripts of a bundle must know of the book; it reaches them with their words.
BUNDLE_FACTS: dict[str, Callable[[Reading], dict[str, Any]]] = {
    "people": lambda reading: people_facts(reading.book),
    "reworded": lambda reading: {"questions": reworded(reading.book, reading.ledger)},
}

PRIVACY_PAGE = "about/privacy.md"
GLOSSARY_PAGE, SHORT_FORMS = "guide/glossary.md", "#short-forms"

# The id of the template itself: readers' answers of a copy under this id would mix with those of others.
TEMPLATE_ID = "networking-guidebook"
_SOURCES = ("assets/js/", "assets/css/", f"{FOLDER}/")


@dataclass(frozen=True)
class Site:
    """One build: the book, its words, and the files made from the scripts and styles.

    `script`, `style` and `paper` are paths in the finished site, with a hash in the name, so that no browser
    mixes an old script with a new page. `paper` is the style of printed pages. `bundles` holds the same for
    each bundle, `assets` the content of all. `guard` stands inside every page; its `hash` is for a policy of
    what may run.
    """

    settings: Settings
    reading: Reading
    words: dict[str, Any]
    script: str
    style: str
    paper: str
    bundles: dict[str, dict[str, str]]
    assets: dict[str, str]
    guard: Inline

    @classmethod
    def read(cls, settings: Settings, *, language: str) -> Site:
        """Read the book, and join its scripts and styles.

        Raises:
            Unbuildable: the words of `language` are missing, or a script cannot be joined.
        """
        docs = settings.docs
        reading = read_book(docs, site=settings.id, extra=settings.names)
        words = read_words(language)
        facts = browser_facts(settings.id, reading.ledger) | {
            "words": words["script"] | {"fields": words["fields"]}
        }
        entries = {one: one.script(docs) for one in BUNDLES if one.script(docs).exists()}
        borrowing = {one.name: entry for one, entry in entries.items() if not one.alone}
        core, scripts = join_scripts(docs / "assets/js/main.js", borrowing, facts=facts)
        assets: dict[str, str] = {}
        script = _asset(assets, "guidebook", "js", core)
        sheets = _styles(docs)
        bundles = {one.name: {"script": "", "style": ""} for one in BUNDLES}
        for name, own in scripts.items():
            known = BUNDLE_FACTS[name](reading) if name in BUNDLE_FACTS else {}
            start = f"guidebook.words.{name}={script_json(words['bundles'][name] | known)};"
            bundles[name]["script"] = _asset(assets, name, "js", start + own)
        for one in entries:
            if one.alone:
                bundles[one.name]["script"] = _asset(assets, one.name, "js", join_alone(entries[one]))
        for name in bundles.keys() & sheets.keys():
            bundles[name]["style"] = _asset(assets, name, "css", sheets[name])
        style, paper = (_asset(assets, name, "css", sheets[name]) for name in ("guidebook", "paper"))
        guard = read_inline(docs / "assets/js/guard.js")
        return cls(settings, reading, words, script, style, paper, bundles, assets, guard)

    @property
    def publication(self) -> Publication:
        return Publication(self.settings.imprint, self.reading.book, self.words)

    def extension(self, uri: Mapping[str, str]) -> GuidebookExtension:
        """Return the Markdown extension; `uri["now"]` is the page that is being converted."""
        return GuidebookExtension(
            Renderer(self.words),
            privacy=lambda: self._to(PRIVACY_PAGE, uri["now"]),
            glossary=lambda: self._short_forms(uri["now"]),
        )

    def page_context(self, uri: str, urls: Mapping[str, str], contents: Mapping[str, str]) -> dict[str, Any]:
        """Return what the template of the page `uri` may use besides.

        Args:
            uri: the path of the page below docs/.
            urls: as for `catalogue`.
            contents: the HTML of every page by its address.
        """
        pages = catalogue(self.reading.book, urls)["pages"] if uri == PRINT else []
        tools = list(sheets(pages, contents, to=urls[uri]))
        html = contents[urls[uri]] + "".join(sheet["html"] for sheet in tools)
        return {"bundles": self._loaded(html), "sheets": tools, **self.publication.page_context(uri, urls)}

    def context(self, urls: Mapping[str, str]) -> dict[str, Any]:
        """Return what the templates of pages may use; `urls` as for `catalogue`."""
        return {
            "words": self.words,
            "book": catalogue(self.reading.book, urls),
            "outline": outline(self.reading.book, urls),
            "bundles": self._loaded(""),
            "parted": parted,
            "paper": self.paper,
            "guard": self.guard,
            "wordings": last_wordings(self.reading.book, self.reading.ledger),
            "people": self._people(),
            **counting(self.words),
        }

    def _loaded(self, html: str) -> list[dict[str, Any]]:
        marks = marks_of(reworded(self.reading.book, self.reading.ledger))
        return list(loaded_by(html, self.bundles, {"reworded": list(marks)}))

    def _people(self) -> dict[str, Any]:
        """Return what the template of the page of people uses: its component, and what that needs."""
        book = self.reading.book
        page = people_page(book, name=self.words["people"]["name"])
        html = Renderer(self.words).html("people", **page)
        needs = ["people_page", *(one["name"] for one in self._loaded(html) if one["called"])]
        return {"html": html, "needs": needs, "tools": tools_about_people(book)}

    def notices(self, address: str) -> Iterator[str]:
        """Yield what the author should know and no build should fail for; `address` is that of the site."""
        new = unrecorded(self.reading.book, self.reading.ledger)
        if new:
            yield f"{len(new)} new ids are not in {self.reading.ledger.path} yet: run `python3 dev.py ids`."
        if self.settings.id == TEMPLATE_ID and urlsplit(address).hostname not in (
            "127.0.0.1",
            "localhost",
            None,
        ):
            yield (
                f"Answers are kept under the id of the template, '{TEMPLATE_ID}'. For a guide of your own, "
                "set another as extra.guidebook.id in mkdocs.yml and as site: in docs/ids.lock.yml."
            )

    def drafts(self) -> set[str]:
        """Return the pages that only `serve` shows."""
        return {page.uri for page in self.reading.book.pages if page.draft}

    def mistakes(self, uri: str) -> str | None:
        """Return Markdown that shows the author what is wrong with the page `uri`, or None."""
        folder = self.settings.docs.name
        pages = {f"{folder}/{page.uri}" for page in self.reading.book.pages}
        shown = [
            one for one in self.reading.problems if one.path == f"{folder}/{uri}" or one.path not in pages
        ]
        lines = [f"- {_plain(str(one))}" for one in shown]
        return "\n".join(["# This page has mistakes", "", *lines]) if shown else None

    def undrawn(self, uri: str, html: str) -> Iterator[Problem]:
        """Yield a problem for what the page `uri` says in its source and its `html` does not show."""
        left = left_in(html)
        for tool in (tool for page in self.reading.book.pages if page.uri == uri for tool in page.tools):
            if tool.id in left:
                what = f"'{tool.id}' stands in HTML or indented code, where Markdown draws nothing"
                expected = "it at the start of a line, or in an element that takes Markdown"
                yield Problem(tool.place.path, tool.place.line, what, expected, '<div markdown="1">')
        cited = cited_in(html)
        for one in (one for page in self.reading.book.pages if page.uri == uri for one in page.citations):
            if one.key in cited:
                what = f"source '{one.key}' stands in HTML or code, where Markdown draws nothing"
                yield Problem(one.place.path, one.place.line, what, "it in a sentence", '<div markdown="1">')
        pictured = pictured_in(html)
        for shown in (one for page in self.reading.book.pages if page.uri == uri for one in page.pictures):
            if shown.id in pictured:
                what = f"picture '{shown.id}' stands in HTML, where Markdown draws nothing"
                yield Problem(
                    shown.place.path, shown.place.line, what, "it on the page", '<div markdown="1">'
                )
        if self.mistakes(uri) is None:
            for page in (page for page in self.reading.book.pages if page.uri == uri):
                yield from lost_aliases(page, html)

    def _short_forms(self, uri: str) -> str:
        """Return the link from the page `uri`; the glossary has what it would lead to."""
        to = self._to(GLOSSARY_PAGE, uri)
        return to + SHORT_FORMS if to and uri != GLOSSARY_PAGE else ""

    def _to(self, page: str, uri: str) -> str:
        known = {one.uri for one in self.reading.book.pages}
        return "../" * uri.count("/") + page if page in known else ""


def is_source(uri: str) -> bool:
    """Tell whether `uri` is a script, style or drawing of ours, which is published only inside of others."""
    return uri.startswith(_SOURCES)


def _plain(text: str) -> str:
    """Return Markdown that shows `text` as it is: as entities, its signs mean nothing to Markdown or HTML."""
    return re.sub(r"[^\w\s]|_", lambda sign: f"&#{ord(sign[0])};", text)


def _styles(docs: Path) -> dict[str, str]:
    """Return the joined style sheets by name: that of all pages, its part for paper, and those of bundles."""
    screen, paper = part_paper(join_styles(docs / "assets/css/guidebook.css"))
    own = {one.name: join_styles(one.style(docs)) for one in BUNDLES if one.style(docs).exists()}
    return shorten_names({"guidebook": screen, "paper": paper, **own})


def _asset(assets: dict[str, str], name: str, suffix: str, content: str) -> str:
    """Put a file made by the build to the `assets`, and return its path."""
    path = f"assets/{name}.{hashlib.sha256(content.encode()).hexdigest()[:8]}.{suffix}"
    assets[path] = content
    return path
