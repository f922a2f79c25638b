"""Signs in a raw chapter that Jinja or Python-Markdown would obey, written so that they are shown.

mdformat escapes what CommonMark would obey; here is the rest.
"""

from __future__ import annotations

import re

_OPENERS = re.compile(r"\{\{|\{%|\{##")
_SHIELDED = re.compile(r"\{% raw %\}(\{\{|\{%|\{##)\{% endraw %\}")

_ODD = r"(?<!\\)((?:\\\\)*)"  # an even number of backslashes, so that the next one is an escape
# What begins a line and is something else there: an underline, a box, a tab, a fence, a definition
# without a term, or a mark of a list or a rule that a line break follows.
_LINE_START = re.compile(
    r"^(?:\\?=(?===|$)|\?(?=\?\?)|~(?=~~)|:(?=\s+#)|[\d=_*+-](?=[\d.)=_*+-]*  $))|\A:(?=\s)", re.M
)


def count_jinja(markdown: str) -> int:
    """Return how many brackets of Jinja open in `markdown`."""
    return len(_OPENERS.findall(markdown))


def shield(markdown: str) -> str:
    """Return `markdown` with Jinja's opening brackets, which code may still have, shown and not obeyed."""
    return _OPENERS.sub(r"{% raw %}\g<0>{% endraw %}", markdown)


def unshield(markdown: str) -> str:
    """Take back what `shield` did."""
    return _SHIELDED.sub(r"\1", markdown)


def escape_text(text: str) -> str:
    """Return text that mdformat wrote, without backslashes that Python-Markdown does not know as escapes.

    Neither Jinja nor attr_list, which would hide a {name} behind a heading, gets to see a brace.
    """
    text = re.sub(_ODD + r"\\<", r"\1&lt;", text)
    text = re.sub(_ODD + r"\\&", r"\1&amp;", text)
    text = re.sub(r"\{(?=%|##)", "&#123;", text)
    return re.sub(r"\{(?![:#])", r"\\{", text)


def escape_paragraph(text: str) -> str:
    """Return a paragraph that mdformat wrote, with its line breaks and first signs as the site needs them."""
    text = re.sub(_ODD + r"\\\n", r"\1  \n", text)
    text = _LINE_START.sub(lambda found: f"&#{ord(found[0][-1])};", text)
    text = re.sub(r"(?m)^(#|!(?=!!))", r"\\\1", text)
    # Only a checklist makes ticks; anywhere else "[ ]" is text.
    return re.sub(r"\A\[([ xX])\]", r"\\[\1\\]", text)
