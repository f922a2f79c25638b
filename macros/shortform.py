"""The first short form of a page leads to the glossary: what explains it on the spot needs a mouse."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

# Where a link among the words is no surprise, and stands in no other link, button or label.
_TEXT = ("p", "li", "td", "dd")


def register_short_forms(md: Markdown, glossary: Callable[[], str]) -> None:
    """Let `md` link short forms; `glossary` tells the link from the page that is converted, or nothing."""
    # After `abbr` (7), which marks them, and before MkDocs (0) looks at the links.
    md.treeprocessors.register(_Links(md, glossary), "guidebook-short-forms", 6)


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, glossary: Callable[[], str]) -> None:
        super().__init__(md)
        self._glossary = glossary

    def run(self, root: Element) -> None:
        to = self._glossary()
        if not to:
            return
        for parent in (one for one in root.iter() if one.tag in _TEXT):
            for index, child in enumerate(parent):
                if child.tag == "abbr":
                    link = Element("a", {"href": to})
                    link.tail, child.tail = child.tail, None
                    link.append(child)
                    parent[index] = link
                    return
