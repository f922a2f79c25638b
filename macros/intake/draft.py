"""Draft notices taken out of a chapter, so that no reader ever meets one as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from markdown_it.token import Token

from macros.intake.markup import Tokens, blocks, emphasised, plain, text_of
from macros.intake.notice import is_notice, is_notice_comment, label_after, label_before
from macros.intake.raw import Note

_BREAKS = {"softbreak", "hardbreak"}
_COMMENT = re.compile(r"\s*<!--(.*?)-->\s*", re.S)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Taken:
    """A chapter without its draft notices. `removed` holds the tokens that went, in order."""

    tokens: Tokens
    notices: tuple[str, ...] = ()
    removed: tuple[Token, ...] = ()
    notes: tuple[Note, ...] = ()


def take_notices(tokens: Tokens) -> Taken:
    """Take the draft notices out of `tokens`: at the start and the end in any form, elsewhere when set apart.

    At the start they may stand before or right after the title. A block that merely begins or ends with
    a notice keeps the rest of its words.
    """
    parts = blocks(tokens)
    front, parts, taken = _from_start(parts)
    parts, back, last = _from_end(parts)
    middle, between, notes = _from_middle(parts)
    taken = [*taken, *between, *last]
    kept = [*front, *middle, *back]
    if taken:
        kept = _without_rules_at_ends(kept)
    return Taken(
        [token for part in kept for token in part],
        tuple(_text(part) for part in taken),
        tuple(token for part in taken for token in part),
        tuple(notes),
    )


def _from_start(parts: list[Tokens]) -> tuple[list[Tokens], list[Tokens], list[Tokens]]:
    """Return the blocks before the text begins, the others, and the notices that stood there."""
    front: list[Tokens] = []
    taken: list[Tokens] = []
    titled = False
    while parts:
        first, parts = parts[0], parts[1:]
        if _is_whole(first):
            taken.append(first)
            continue
        is_heading = first[0].type == "heading_open"
        first, label = _split(first, last=False)
        taken += label
        if is_heading and not titled:
            first, label = _split(first, last=True)
            taken += label
        elif not _is_silent(first):
            return front, [first, *parts], taken
        titled = titled or is_heading
        front.append(first)
    return front, [], taken


def _from_end(parts: list[Tokens]) -> tuple[list[Tokens], list[Tokens], list[Tokens]]:
    """Return the blocks up to the last text, those after it, and the notices that stood there."""
    back: list[Tokens] = []
    taken: list[Tokens] = []
    while parts:
        parts, last = parts[:-1], parts[-1]
        if _is_whole(last):
            taken.insert(0, last)
        elif _is_silent(last):
            back.insert(0, last)
        else:
            last, label = _split(last, last=True)
            return [*parts, last], back, [*label, *taken]
    return [], back, taken


def _from_middle(parts: list[Tokens]) -> tuple[list[Tokens], list[Tokens], list[Note]]:
    """Within the text a word like "Draft" may be a heading or an answer: only what is set apart is taken."""
    kept: list[Tokens] = []
    taken: list[Tokens] = []
    notes = []
    for part in parts:
        if not _is_whole(part):
            kept.append(part)
        elif part[0].type == "html_block" or (part[0].type == "paragraph_open" and _is_set_apart(part[1])):
            taken.append(part)
        else:
            kept.append(part)
            notes.append(
                Note(f'"{_text(part)}" within the text reads like a draft notice; it was left', decide=True)
            )
    return kept, taken, notes


def _is_set_apart(inline: Token) -> bool:
    return _is_marked(list(inline.children or [])) or bool(
        re.match(r"\W*(?:TODO|FIXME|TBD|WIP)\b|\[", plain(inline))
    )


def _is_whole(part: Tokens) -> bool:
    """Tell whether the whole block is a draft notice."""
    if part[0].type == "html_block":
        comment = _COMMENT.fullmatch(part[0].content)
        return is_notice_comment(comment[1]) if comment else is_notice(_text(part), marked=True)
    if part[0].type in {"heading_open", "paragraph_open"}:
        return is_notice(_text(part), marked=_is_marked(list(part[1].children or [])))
    return part[0].type == "blockquote_open" and _is_prose(part) and is_notice(_text(part), marked=True)


def _is_prose(part: Tokens) -> bool:
    return all(token.type.partition("_")[0] in {"blockquote", "paragraph", "inline"} for token in part)


def _is_silent(part: Tokens) -> bool:
    return part[0].type == "hr" or (
        part[0].type == "html_block" and bool(_COMMENT.fullmatch(part[0].content))
    )


def _is_marked(children: Tokens) -> bool:
    """Tell whether one pair of bold or italic marks goes around all of `children`."""
    return bool(children) and emphasised(children) == len(children)


def _split(part: Tokens, *, last: bool) -> tuple[Tokens, list[Tokens]]:
    """Return the block without the notice that it begins (or with `last` ends) with, and that notice."""
    if part[0].type not in {"heading_open", "paragraph_open"}:
        return part, []
    inline = part[1]
    children = list(inline.children or [])
    at = _notice_after(children) if last else _notice_before(children)
    head, tail = _cut(children, at)
    notice, rest = (tail, head) if last else (head, tail)
    before, after = text_of(head), text_of(tail)
    if not before.strip() or not after.strip() or (before[-1].isalnum() and after[0].isalnum()):
        return part, []
    rest = _trimmed(rest, last=last)
    return [part[0], replace(inline, children=rest), *part[2:]], [[replace(inline, children=notice)]]


def _notice_before(children: Tokens) -> tuple[int, int]:
    """Return where the notice ends that `children` begin with: a child, and a place in its text."""
    line = next((index for index, child in enumerate(children) if _ends_line(child)), len(children))
    if line < len(children) and _is_notice(children[:line]):
        return line, 0
    size = emphasised(children) if children else 0
    if size and _is_notice(children[:size]):
        return size, 0
    return 0, len(label_before(children[0].content)) if children and children[0].type == "text" else 0


def _notice_after(children: Tokens) -> tuple[int, int]:
    """Return where the notice begins that `children` end with."""
    size = len(children)
    for index in range(size - 1, -1, -1):
        if _ends_line(children[index]):
            if _is_notice(children[index + 1 :]):
                return index, 0
            break
    for index, child in enumerate(children):
        if child.level == 0 and _is_marked(children[index:]) and _is_notice(children[index:]):
            return index, 0
    if children and children[-1].type == "text":
        text = children[-1].content
        return size - 1, len(text) - len(label_after(text))
    return size, 0


def _ends_line(child: Token) -> bool:
    """Bold or italics may go on over the end of a line; there, nothing is cut."""
    return child.type in _BREAKS and child.level == 0


def _is_notice(children: Tokens) -> bool:
    return is_notice(text_of(children), marked=_is_marked(children))


def _cut(children: Tokens, at: tuple[int, int]) -> tuple[Tokens, Tokens]:
    index, place = at
    if not place:
        return children[:index], children[index:]
    child = children[index]
    before, after = (
        replace(child, content=child.content[:place]),
        replace(child, content=child.content[place:]),
    )
    return [*children[:index], before], [after, *children[index + 1 :]]


def _trimmed(children: Tokens, *, last: bool) -> Tokens:
    """Take away breaks and separators that stood between a notice and the text."""
    children = list(children)
    end = -1 if last else 0
    while children and children[end].type in _BREAKS:
        children.pop(end)
    child = children[end]
    if child.type == "text":
        text = child.content.rstrip(" -–—") if last else child.content.lstrip(" -–—:.")
        children[end] = replace(child, content=text)
    return children


def _without_rules_at_ends(parts: list[Tokens]) -> list[Tokens]:
    while parts and parts[0][0].type == "hr":
        parts = parts[1:]
    while parts and parts[-1][0].type == "hr":
        parts = parts[:-1]
    return parts


def _text(part: Tokens) -> str:
    if part[0].type == "html_block":
        return " ".join(_TAG.sub(" ", re.sub(r"<!--|-->", " ", part[0].content)).split())
    return " ".join(plain(token) for token in part if token.type == "inline")
