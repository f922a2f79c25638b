"""Small things in the text of a raw chapter: dashes, placeholders, and what only an author can decide."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

from markdown_it.token import Token

from macros.intake.markup import Tokens, blocks, each_inline, emphasised, plain, words
from macros.intake.raw import Note

# What writers of chapters use; any other name in angle brackets is a placeholder such as <name>.
_ELEMENTS = """
a abbr b blockquote br caption center cite code dd del details div dl dt em figcaption figure font h1 h2 h3
h4 h5 h6 hr i img ins kbd li mark ol p pre q s small span strike strong sub summary sup table tbody td tfoot
th thead tr u ul
"""
_HTML = frozenset(_ELEMENTS.split())
_TAG = re.compile(r"</?([A-Za-z][\w-]*)")
_DASH = re.compile(r"(?P<before> *)(?<![-<!])(?P<dash>-{2,3})(?![->])(?P<after> *)")
# Where two hyphens are part of a name and no dash: addresses, paths, options.
_NAME = re.compile(r"[/@\\=]|\w\.\w")
_TASK = re.compile(r"\[[ xX]\]\s")
_BREAKS = {"softbreak", "hardbreak"}


def dashes(tokens: Tokens) -> tuple[Tokens, list[Note]]:
    """Make " -- " and "---" within text proper dashes; rules, tables and code have none of these."""
    count = 0

    def change(children: Tokens) -> Tokens:
        nonlocal count
        changed = list(children)
        for place, child in enumerate(children):
            if child.type == "text" and not _is_address(children, place):
                text = dashed(
                    child.content, opens=_is_said(children, place - 1), closes=_is_said(children, place + 1)
                )
                count += text.count("–") - child.content.count("–")
                changed[place] = replace(child, content=text)
        return changed

    tokens = each_inline(tokens, change)
    return tokens, [Note(f"double and triple hyphens made dashes ({count})")] if count else []


def dashed(text: str, *, opens: bool = False, closes: bool = False) -> str:
    """Return `text` with " – " for hyphens used as a dash, and "–" between figures.

    Args:
        opens: something is said on the same line before `text`.
        closes: something is said on the same line after it.
    """
    return _DASH.sub(partial(_dash, opens=opens, closes=closes), text)


def placeholders(tokens: Tokens) -> tuple[Tokens, list[Note]]:
    """Show names in angle brackets that are not HTML, such as <your name>; a browser would hide them."""
    found: list[str] = []

    def change(children: Tokens) -> Tokens:
        strange = [child for child in children if child.type == "html_inline" and not is_html(child.content)]
        found.extend(child.content for child in strange)
        return [words(child.content) if child in strange else child for child in children]

    tokens = each_inline(tokens, change)
    names = ", ".join(dict.fromkeys(found))
    return tokens, [Note(f"shown as text, as it is not HTML: {names}")] if found else []


def is_html(content: str) -> bool:
    """Tell whether HTML begins so: with an element that writers use, or with a comment that has an end."""
    tag = _TAG.match(content)
    return tag[1].lower() in _HTML if tag else content.startswith("<!--") and "-->" in content


def decisions(tokens: Tokens) -> list[Note]:
    """Return what was left as it is, but asks for a decision: ticks, HTML, bold lines, numbers of lists."""
    counts: dict[str, Callable[[Tokens], int]] = {
        "raw HTML stays as it is; Markdown or a macro would be better": _html,
        "list items with a box stay text; make the list a checklist, or take the boxes out": _tasks,
        "lists begin with another number than 1; look whether the page counts them so": _late_lists,
    }
    notes = [Note(f"{what} ({count})", decide=True) for what, of in counts.items() if (count := of(tokens))]
    return notes + [
        Note(f'the bold line "{line}" may be meant as a heading', decide=True) for line in _bold_lines(tokens)
    ]


def _dash(found: re.Match[str], *, opens: bool, closes: bool) -> str:
    text = found.string
    left, right = text[: found.start()][-1:], text[found.end() :][:1]
    said_before, said_after = bool(left) or opens, bool(right) or closes
    before, after = bool(found["before"]) or not said_before, bool(found["after"]) or not said_after
    if not said_before and not said_after:
        return found[0]
    if left.isdigit() and right.isdigit() and not before and not after:
        return "–"
    if len(found["dash"]) == 2 and (_is_option(before, after) or _NAME.search(_chunk(found))):
        return found[0]
    return f"{' ' * said_before}–{' ' * said_after}"


def _is_option(before: bool, after: bool) -> bool:
    """A space only before two hyphens: an option of a command, such as --title."""
    return before and not after


def _chunk(found: re.Match[str]) -> str:
    """Return the characters without a space around the hyphens."""
    before = found.string[: found.start("dash")].rpartition(" ")[2]
    return before + found.string[found.end("dash") :].partition(" ")[0]


def _is_address(children: Tokens, place: int) -> bool:
    return place > 0 and children[place - 1].type == "link_open" and children[place - 1].info == "auto"


def _is_said(children: Tokens, place: int) -> bool:
    return 0 <= place < len(children) and children[place].type not in _BREAKS


def _html(tokens: Tokens) -> int:
    inline = [child for token in tokens for child in token.children or []]
    return sum(token.type in {"html_block", "html_inline"} for token in [*tokens, *inline])


def _tasks(tokens: Tokens) -> int:
    starts = zip(tokens, tokens[2:], strict=False)
    return sum(
        token.type == "list_item_open" and bool(_TASK.match(plain(inline) + " ")) for token, inline in starts
    )


def _late_lists(tokens: Tokens) -> int:
    return sum(token.type == "ordered_list_open" and token.attrs.get("start", 1) != 1 for token in tokens)


def _bold_lines(tokens: Tokens) -> list[str]:
    parts = blocks(tokens)
    bold = [
        plain(part[1])
        for part, after in pairwise(parts)
        if part[0].type == "paragraph_open"
        and after[0].type in {"paragraph_open", "bullet_list_open"}
        and _is_bold(part[1])
    ]
    return [line for line in bold if len(line.split()) <= 12]


def _is_bold(inline: Token) -> bool:
    children = list(inline.children or [])
    return children[0].type == "strong_open" and emphasised(children) == len(children)
