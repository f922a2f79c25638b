"""Draws components: the templates of overrides/components with the words of one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown.util import AtomicString

from macros.fields import kinds
from macros.words import Speech, counting

ROOT = Path(__file__).parent.parent
# Control characters that got into a text by accident; XML has no way to write them, and nobody sees them.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Renderer:
    """Turns a component and its data into elements that Markdown leaves as they are."""

    def __init__(
        self, words: Mapping[str, Any], *, templates: Path = ROOT / "overrides" / "components"
    ) -> None:
        loader = FileSystemLoader(templates)
        self._jinja = Environment(autoescape=True, undefined=StrictUndefined, loader=loader, trim_blocks=True)
        self._jinja.globals |= {"words": words, **counting(words)}
        self._speech = Speech(words)

    def html(self, component: str, **data: Any) -> str:
        """Return the component's HTML."""
        return self._jinja.get_template(f"{component}.html").render(data)

    def element(self, component: str, **data: Any) -> ElementTree.Element:
        """Return the component as an element.

        Elements, not stashed HTML: Markdown would put a stash inside a `<p>`. So templates are well-formed
        XML, and their text is marked as final.
        """
        html = _NOT_XML.sub("", self.html(component, **data).strip())
        root = ElementTree.fromstring(html)
        for element in root.iter():
            element.text = _final(element.text)
            element.tail = _final(element.tail)
            element.attrib = {name: _escaped(value) for name, value in element.attrib.items()}
        return root

    def spoken(self, kind: str, text: str, settings: Mapping[str, Any] = MappingProxyType({})) -> str:
        """Return an example as people say it: dates in words, options by their labels."""
        return kinds()[kind].spoken(text, settings, self._speech)


def slot(component: ElementTree.Element, name: str) -> tuple[ElementTree.Element, int]:
    """Take the `<slot name="…">` out of `component`; return its parent and the place where it stood."""
    for parent in component.iter():
        for index, child in enumerate(parent):
            if child.tag == "slot" and child.get("name") == name:
                parent.remove(child)
                return parent, index
    raise LookupError(f"<{component.tag}> has no slot named '{name}'")


def _final(text: str | None) -> AtomicString | None:
    """Mark text as final, so that Markdown leaves a backtick or a bracket in it alone."""
    return AtomicString(_escaped(text)) if text and text.strip() else None


def _escaped(text: str) -> str:
    """Escape `&`, because Markdown's serialiser leaves one alone that looks like an entity."""
    return text.replace("&", "&amp;")
