"""The words of a chapter, counted before and after: intake must lose none of them."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from markdown_it.token import Token

from macros.intake.escape import unshield
from macros.intake.markup import Tokens, dropped_info, parse

_LABEL = re.compile(r"(?<=\])\[[^\]\n]*\]")


def lost_words(delivered: str, mended: str, page: str, *, moved: Iterable[Token]) -> list[str]:
    """Return the words that are in a raw chapter but not on its page; empty when all is well.

    Args:
        delivered: the text as it was delivered.
        mended: the same after repairs that only concern its Markdown.
        page: the body of the page, under its title.
        moved: tokens that were taken out on purpose, and are reported.
    """
    gone = list(visible(list(moved)))
    page = unshield(page)
    tokens = parse(mended)[0]
    before, after = list(visible(tokens)), list(visible(parse(page)[0]))
    missing = Counter(before) - Counter(gone) - Counter(after)
    if missing:
        return [word for word in dict.fromkeys(before) if word in missing]
    unseen = Counter("".join([*gone, *(dropped_info(token) for token in tokens)]))
    if _letters(delivered) - _letters(mended) or _written(mended) - _written(page) - unseen:
        return [word for word in dict.fromkeys(_words(delivered)) if word not in {*after, *gone}] or ["?"]
    added = Counter(after) + Counter(gone) - Counter(before)
    return list(added) or _out_of_order(before, after)


def visible(tokens: Tokens) -> Iterator[str]:
    """Yield the words that `tokens` show, in order; targets of links and pictures are among them."""
    for token in tokens:
        if token.type == "inline":
            yield from _words("".join(_of_inline(list(token.children or []))))
        elif token.type in {"fence", "code_block", "html_block"}:
            yield from _words(token.content)


def _of_inline(children: Tokens) -> Iterator[str]:
    targets: list[str] = []
    for child in children:
        if child.type == "link_open":
            targets.append("" if child.info == "auto" else _target(child, "href"))
        elif child.type == "link_close":
            yield targets.pop()
        elif child.type == "image":
            yield " " + "".join(_of_inline(list(child.children or []))) + _target(child, "src")
        elif child.type == "footnote_ref":
            yield f" {child.meta['label']} "
        else:
            yield child.content or ("\n" if child.type in {"softbreak", "hardbreak"} else "")


def _target(token: Token, name: str) -> str:
    return f" {unquote(str(token.attrs[name]))} {token.attrs.get('title', '')} "


def _out_of_order(before: list[str], after: list[str]) -> list[str]:
    """`after` has no word that is not in `before`; each must also come where it came."""
    rest = iter(before)
    return next(([word] for word in after if word not in rest), [])


def _written(markdown: str) -> Counter[str]:
    """Count the letters of the source itself, because Markdown drops some words without a trace.

    The targets of links by name do not count: a link that became text has its target beside it.
    """
    lines = markdown.split("\n")
    for target in parse(markdown)[1].get("references", {}).values():
        first, after = target["map"]
        lines[first:after] = [""] * (after - first)
    return _letters(_LABEL.sub("", "\n".join(lines).replace("\\", "")))


def _letters(text: str) -> Counter[str]:
    """Letters and not words, for marks between words come and go; no figures, for lists are numbered anew."""
    return Counter(letter for letter in unquote(html.unescape(text)) if letter.isalpha())


def _words(text: str) -> list[str]:
    """An underscore is no part of a word: it may be the mark of italics."""
    return re.findall(r"[^\W_]+", text)
