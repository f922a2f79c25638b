"""The Python-Markdown extension that turns tokens into components. It knows no site generator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros import tokens
from macros.cited import register_citations
from macros.example import example_of, short_name
from macros.fields import kinds
from macros.model import PEOPLE
from macros.people import own_ids
from macros.pictured import register_pictures
from macros.render import Renderer, slot
from macros.shortform import register_short_forms
from macros.words import read_words

_HEADING = re.compile(r"h([1-6])")
_ALONE = (tokens.OPEN, tokens.CLOSE, tokens.FIELD, tokens.SOURCES, tokens.PICTURE)
_LONE = re.compile(rf"^[ ]{{0,3}}(?:{'|'.join(one.pattern for one in _ALONE)})[ ]*$", re.M)


class GuidebookExtension(Extension):
    """Register with `GuidebookExtension(renderer)`, or by the name `macros.mdx` for the default words.

    Args:
        renderer: draws the components.
        privacy: tells the link to the page on privacy, relative to the page that is converted.
        glossary: the same for the short forms of the glossary; an empty one links none.
    """

    def __init__(
        self,
        renderer: Renderer | None = None,
        *,
        privacy: Callable[[], str] = str,
        glossary: Callable[[], str] = str,
    ) -> None:
        super().__init__()
        self._renderer = renderer or Renderer(read_words())
        self._privacy = privacy
        self._glossary = glossary

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(_LoneTokens(md.parser), "guidebook-tokens", 200)
        # Before `inline` (20), so that labels of items are still Markdown, and before `toc` (5).
        md.treeprocessors.register(_Components(md, self._renderer, self._privacy), "guidebook", 25)
        register_citations(md, self._renderer)
        register_pictures(md, self._renderer)
        register_short_forms(md, self._glossary)


class _LoneTokens(BlockProcessor):
    """Parts a token that stands on a line of its own from the text around it."""

    def test(self, parent: Element, block: str) -> bool:
        return any(block.strip() != found[0].strip() for found in _LONE.finditer(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        for found in _LONE.finditer(block):
            parts = (block[: found.start()].rstrip("\n"), found[0].strip(), block[found.end() :].lstrip("\n"))
            blocks[0:0] = [part for part in parts if part.strip()]
            return


class _Components(Treeprocessor):
    def __init__(self, md: Markdown, renderer: Renderer, privacy: Callable[[], str]) -> None:
        super().__init__(md)
        self._renderer = renderer
        self._privacy = privacy

    def run(self, root: Element) -> None:
        self._level = 1
        self._first = True
        self._children(root)

    def _children(self, parent: Element) -> None:
        """Replace the tokens among the children of `parent`, in the order of the page."""
        index = 0
        while index < len(parent):
            child = parent[index]
            opened = _token(child, tokens.OPEN)
            asked = _token(child, tokens.FIELD)
            if opened:
                self._tool(parent, index, opened)
            elif asked:
                parent[index] = self._field(asked)
            else:
                self._in_line(child)
                self._item(child)
                self._note_heading(child)
                self._children(child)
            index += 1

    def _tool(self, parent: Element, index: int, data: dict[str, Any]) -> None:
        """Put the tool that starts at `index`, with all up to its closing token, into its component."""
        end = next((n for n in range(index + 1, len(parent)) if _closes(parent[n], data["id"])), None)
        if end is None:
            raise LookupError(f"tool '{data['id']}' does not end in the block where it starts")
        inner = list(parent)[index + 1 : end]
        level, first = self._level, self._first
        self._first = False
        component = self._renderer.element(
            data["kind"],
            **data
            | {
                "level": min(level + 1, 6),
                "first": first,
                "privacy": self._privacy(),
                "example": example_of(_asked(inner), self._renderer.spoken),
                "example_name": short_name(data.get("example_by", "")),
                "about_people": any(one["kind"] in (PEOPLE, "person") for one in _all(inner)),
            },
        )
        last = parent[end]
        last.text = tokens.CLOSE.sub("", last.text or "")
        # A footnote puts its way back into its last paragraph, which may be that of the token.
        for child in list(parent)[index : end if len(last) else end + 1]:
            parent.remove(child)
        body, place = slot(component, "body")
        body[place:place] = inner
        parent.insert(index, component)
        # Headings of the author inside the tool come below its title, and do not move those after it.
        self._level = level + 1
        self._children(body)
        self._level = level

    def _field(self, data: dict[str, Any]) -> Element:
        if data["kind"] == "compose":
            return self._renderer.element("compose", **data, uid=f"{data['tool']}--{data['id']}")
        labelled = kinds()[data["kind"]].labelled
        shared = data["kind"] == PEOPLE
        uid = PEOPLE if shared else f"{data['tool']}--{data['id']}"
        drawn = self._renderer.element("field", **data | {"field": data, "uid": uid, "labelled": labelled})
        return own_ids(drawn, data["tool"]) if shared else drawn

    def _in_line(self, element: Element) -> None:
        """Draw the fields among the text of a table cell or of a tight list item."""
        before, *rest = tokens.FIELD.split(element.text or "")
        drawn = [self._field(tokens.decode(body)) for body in rest[::2]]
        for field, text in zip(drawn, rest[1::2], strict=True):
            field.tail = text
        if drawn:
            element.text = before
            element[0:0] = drawn

    def _item(self, element: Element) -> None:
        """Turn a list item that starts with a tick token into a tick and its label."""
        if element.tag != "li":
            return
        loose = len(element) > 0 and element[0].tag == "p" and not (element.text or "").strip()
        holder = element[0] if loose else element
        found = tokens.TICK.match((holder.text or "").lstrip())
        if not found:
            return
        holder.text = (holder.text or "").lstrip()[found.end() :].lstrip()
        text, *more = tokens.FOLDOUT.split(holder.text)
        foldouts = {tokens.decode(body)["key"]: one for body, one in zip(more[::2], more[1::2], strict=True)}
        item = self._renderer.element("item", **tokens.decode(found[1]), foldouts=list(foldouts))
        for key, one in foldouts.items():
            slot(item, key)[0].text = one.strip()
        label, place = slot(item, "text")
        label.text = text.rstrip()
        if loose:
            label[place:place] = list(holder)
            element.remove(holder)
        element.text = None
        element.attrib |= item.attrib
        element[0:0] = list(item)

    def _note_heading(self, element: Element) -> None:
        found = _HEADING.fullmatch(element.tag)
        if found:
            self._level = int(found[1])


def makeExtension(**settings: Any) -> GuidebookExtension:
    """Return the extension; Python-Markdown calls this for `markdown_extensions: [macros.mdx]`."""
    return GuidebookExtension(**settings)


def _token(element: Element, pattern: re.Pattern[str]) -> dict[str, Any] | None:
    """Return the data of the token that is all of a paragraph, or None."""
    found = (
        pattern.fullmatch((element.text or "").strip()) if element.tag == "p" and not len(element) else None
    )
    return tokens.decode(found[1]) if found else None


def _closes(element: Element, id: str) -> bool:
    found = tokens.CLOSE.match((element.text or "").strip()) if element.tag == "p" else None
    return found is not None and tokens.decode(found[1])["id"] == id


def _asked(elements: list[Element]) -> Iterator[dict[str, Any]]:
    """Yield the data of every field below `elements`, in the order of the page."""
    for element in elements:
        for one in element.iter():
            for body in tokens.FIELD.findall(one.text or ""):
                yield tokens.decode(body)


def _all(elements: list[Element]) -> Iterator[dict[str, Any]]:
    """Yield the data of every field below `elements`, and of its columns."""
    for data in _asked(elements):
        yield from (data, *data["columns"])
