"""Draws the pictures of a page where their tokens stand."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from macros import tokens
from macros.render import Renderer


def register_pictures(md: Markdown, renderer: Renderer) -> None:
    """Let `md` draw the tokens of pictures, after `inline` (20), which leaves them alone."""
    md.treeprocessors.register(_Pictures(md, renderer), "guidebook-pictures", 14)


class _Pictures(Treeprocessor):
    def __init__(self, md: Markdown, renderer: Renderer) -> None:
        super().__init__(md)
        self._renderer = renderer

    def run(self, root: Element) -> None:
        for parent in root.iter():
            for index, child in enumerate(parent):
                found = tokens.PICTURE.fullmatch((child.text or "").strip()) if child.tag == "p" else None
                if found:
                    parent[index] = self._renderer.element("picture", **tokens.decode(found[1]))
