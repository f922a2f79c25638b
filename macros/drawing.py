"""The drawings of the book: SVG files that are safe to stand inside a page and take its colours."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from macros.errors import AuthorError, one_of

FOLDER = "assets/pictures"
# What a drawing may be made of, and what each part may say besides its class. A style, a script, a link, a
# colour or an address is none of it, so a drawing loads nothing and is at home in every scheme.
PARTS: dict[str, tuple[str, ...]] = {
    "svg": ("viewBox",),
    "g": ("transform",),
    "path": ("d",),
    "line": ("x1", "y1", "x2", "y2"),
    "circle": ("cx", "cy", "r"),
    "rect": ("x", "y", "width", "height", "rx"),
    "text": ("x", "y", "text-anchor", "font-weight"),
}
# The look of a part; pictures.css draws them.
CLASSES = ("amber", "full", "ground", "teal", "thin")
_EXAMPLE = '<path class="teal" d="M4 4h8"/>'


@dataclass(frozen=True)
class Drawing:
    """What stands inside the `<svg>`, as markup, and the field of view."""

    view: str
    shapes: str


def read_drawing(docs: Path, name: str) -> Drawing:
    """Read the drawing `name` of the book in `docs`.

    Raises:
        AuthorError: there is none, or it holds what no drawing may hold.
    """
    folder = docs / FOLDER
    names = sorted(file.stem for file in folder.glob("*.svg"))
    if name not in names:
        near = difflib.get_close_matches(str(name), names, 1)
        hint = f" (did you mean '{near[0]}'?)" if near else ""
        what = f"picture '{name}' is not in {docs.name}/{FOLDER}"
        example = f'{{{{ picture("{next(iter(names), "circles")}", alt="…") }}}}'
        raise AuthorError(what, expected=f"the name of an SVG file of that folder{hint}", example=example)
    text = (folder / f"{name}.svg").read_text(encoding="utf-8")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise AuthorError(
            f"{name}.svg is not XML: {error}", expected="whole tags", example=_EXAMPLE
        ) from None
    for what, expected in _wrong(root):
        raise AuthorError(f"{name}.svg {what}", expected=expected, example=_EXAMPLE)
    for element in root.iter():
        element.tag = _tag(element)
    shapes = "".join(ElementTree.tostring(child, encoding="unicode").strip() for child in root)
    return Drawing(root.attrib["viewBox"], shapes)


def _wrong(root: Element) -> Iterator[tuple[str, str]]:
    """Yield what no drawing may hold, and what was expected instead."""
    if _tag(root) != "svg" or "viewBox" not in root.attrib:
        yield "has no field of view", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 200">'
    for element in root.iter():
        tag = _tag(element)
        if tag not in PARTS:
            yield f"has the part <{tag}>", one_of(PARTS, tag)
            return
        for name in sorted(element.attrib.keys() - {*PARTS[tag], "class"}):
            yield f"has {name}= on <{tag}>", one_of((*PARTS[tag], "class"), name)
        for name in element.get("class", "").split():
            if name not in CLASSES:
                yield f"has the class '{name}'", one_of(CLASSES, name)


def _tag(element: Element) -> str:
    """Return the tag without the name of SVG itself, which HTML knows."""
    return element.tag.removeprefix("{http://www.w3.org/2000/svg}")
