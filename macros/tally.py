"""The words of a chapter, counted before and after: intake must lose none of them."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from markdown_it.token import Token

from macros.markup import Tokens, parse, unshield

_LIST_NUMBER = re.compile(r"(?m)^(?:[\s>]|[-*+]\s)*\d{1,9}[.)](?=\s|$)")
_TARGET = re.compile(r"(?m)^[\s>]*\[[^\]\n^][^\]\n]*\]:.*$")
_LABEL = re.compile(r"(?<=\])\s?\[[^\]\n]*\]")


def lost_words(delivered: str, mended: str, page: str, *, moved: Iterable[Token]) -> list[str]:
    """Return the words that are in a raw chapter but not on its page; empty when all is well.

    Args:
        delivered: the text as it was delivered.
        mended: the same after repairs that only concern its Markdown.
        page: the body of the page, under its title.
        moved: tokens that were taken out on purpose, and are reported.
    """
    gone = list(visible(list(moved)))
    before, after = list(visible(parse(mended)[0])), list(visible(parse(unshield(page))[0]))
    missing = Counter(before) - Counter(gone) - Counter(after)
    missing += _written(delivered) - _written(unshield(page)) - Counter(_parts(" ".join(gone)))
    if missing:
        return [word for word in dict.fromkeys([*before, *_words(delivered)]) if word in missing]
    added = Counter(after) + Counter(gone) - Counter(before)
    return list(added) or _out_of_order(before, after)


def visible(tokens: Tokens) -> Iterator[str]:
    """Yield the words that `tokens` show, in order; targets of links and pictures are among them."""
    for token in tokens:
        if token.type == "inline":
            yield from _of_inline(list(token.children or []))
        elif token.type in {"fence", "code_block", "html_block"}:
            yield from _words(token.info + " " + token.content)


def _of_inline(children: Tokens) -> Iterator[str]:
    targets: list[str] = []
    for child in children:
        if child.type == "link_open":
            targets.append("" if child.info == "auto" else _target(child, "href"))
        elif child.type == "link_close":
            yield from _words(targets.pop())
        elif child.type == "image":
            yield from _of_inline(list(child.children or []))
            yield from _words(_target(child, "src"))
        elif child.type == "footnote_ref":
            yield from _words(str(child.meta["label"]))
        else:
            yield from _words(child.content)


def _target(token: Token, name: str) -> str:
    return f"{unquote(str(token.attrs[name]))} {token.attrs.get('title', '')}"


def _out_of_order(before: list[str], after: list[str]) -> list[str]:
    """`after` has no word that is not in `before`; each must also come where it came."""
    rest = iter(before)
    return next(([word] for word in after if word not in rest), [])


def _written(markdown: str) -> Counter[str]:
    """Count the words of the source itself: what a reader of Markdown drops in silence counts too."""
    text = _LABEL.sub("", _TARGET.sub("", _LIST_NUMBER.sub("", markdown)))
    return Counter(_parts(unquote(html.unescape(text.replace("\\", "")))))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _parts(text: str) -> list[str]:
    """In a source, an underscore may be the mark of italics."""
    return re.findall(r"[^\W_]+", text)
