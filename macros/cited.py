"""Draws the studies that a page cites: each in its sentence, and the list of them below the page."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from macros import tokens
from macros.render import Renderer


def register_citations(md: Markdown, renderer: Renderer) -> None:
    """Let `md` draw the tokens of sources."""
    cited: dict[str, dict[str, Any]] = {}
    # After code (190), so that an example of the macro is left alone there and found by the build.
    md.inlinePatterns.register(_InSentence(md, renderer, cited), "guidebook-source", 185)
    # Before and after `inline` (20), which is when the sentences are read.
    md.treeprocessors.register(_Forget(md, cited), "guidebook-cited", 30)
    md.treeprocessors.register(_List(md, renderer, cited), "guidebook-sources", 15)


class _InSentence(InlineProcessor):
    """Draws one citation. As an inline pattern it may stand in bold text, in a table or in a footnote."""

    def __init__(self, md: Markdown, renderer: Renderer, cited: dict[str, dict[str, Any]]) -> None:
        super().__init__(tokens.SOURCE.pattern, md)
        self._renderer = renderer
        self._cited = cited

    def handleMatch(  # type: ignore[override]  # Markdown declares what its own older patterns return
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        one = tokens.decode(m[1])
        self._cited[one["key"]] = one
        return self._renderer.element("source", one=one), m.start(0), m.end(0)


class _Forget(Treeprocessor):
    """Forgets what the page before cited."""

    def __init__(self, md: Markdown, cited: dict[str, dict[str, Any]]) -> None:
        super().__init__(md)
        self._cited = cited

    def run(self, root: Element) -> None:
        self._cited.clear()


class _List(Treeprocessor):
    """Puts the list of all cited studies where its token stands."""

    def __init__(self, md: Markdown, renderer: Renderer, cited: dict[str, dict[str, Any]]) -> None:
        super().__init__(md)
        self._renderer = renderer
        self._cited = cited

    def run(self, root: Element) -> None:
        for parent in root.iter():
            for index, child in enumerate(parent):
                if child.tag == "p" and tokens.SOURCES.fullmatch((child.text or "").strip()):
                    parent[index] = self._drawn()

    def _drawn(self) -> Element:
        entries = sorted(self._cited.values(), key=lambda one: str(one["reference"]).casefold())
        for one in entries:
            one["day"] = self._renderer.spoken("date", one["checked"])
        return self._renderer.element("sources", entries=entries)
