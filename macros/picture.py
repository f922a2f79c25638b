"""The macro that puts a drawing of the book on a page."""

from __future__ import annotations

import re

from macros import tokens
from macros.drawing import read_drawing
from macros.errors import AuthorError
from macros.layout import alone
from macros.macro import Authoring
from macros.model import Picture
from macros.source import PageSource

_SENTENCES = re.compile(r"\S+(?: \S+){3,}[.!?]")


def picture(authoring: Authoring, id: str, *, alt: str, caption: str = "") -> str:
    """A drawing of the book, in the colours of the page, alone on its line.

    Args:
        id: the name of its file in docs/assets/pictures, without ".svg".
        alt: what the picture says, in a sentence or two, for those who do not see it.
        caption: a line below it.

    Errors: no such file, a part that a drawing may not have, an alt that is no sentence, a tool, a list.

    Example:
        {{ picture("circles", alt="You stand in the middle of three rings of people.") }}
    """
    example = f'{{{{ picture("{id}", alt="You stand in the middle of three rings of people.") }}}}'
    authoring.must_stand_in(f"picture '{id}'", None, example=example)
    if not _SENTENCES.fullmatch(str(alt)):
        what = f"picture '{id}' has alt={alt!r}"
        raise AuthorError(what, expected="a sentence that says what the picture says", example=example)
    if not _alone(authoring.page, authoring.line()):
        what = f"picture '{id}' shares its line, or stands in a list, a quote or code"
        raise AuthorError(what, expected="it alone on its line", example=example)
    drawing = read_drawing(authoring.docs, id)
    authoring.pictures.append(Picture(id, authoring.place()))
    return alone(
        "", tokens.picture(id=id, alt=alt, caption=caption, view=drawing.view, shapes=drawing.shapes)
    )


def _alone(page: PageSource, line: int) -> bool:
    """Tell whether the call that starts on `line` has its lines for itself, at the start of them."""
    lines = page.lines[line - page.first_line :]
    last = next(one for one in lines if "}}" in one.raw)
    return lines[0].raw.startswith("{{") and last.raw.rstrip().endswith("}}") and not lines[0].fenced
