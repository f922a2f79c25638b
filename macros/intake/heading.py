"""The headings of a raw chapter: one title, then sections of which none skips a level."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from markdown_it.token import Token

from macros.intake.markup import Tokens, blocks, plain, words
from macros.intake.raw import Note

# A heading of more words than this is most likely a sentence with a rule drawn under it.
_LONG = 15
_ANCHOR = re.compile(r"\s*\{:?\s*[#.][^}]*\}\s*$")


@dataclass(frozen=True)
class Titled:
    """A chapter with its title as the only h1.

    `original` is the title heading as it was delivered, None where there was none. `removed` holds the
    tokens of headings that went: the title heading from its place, and what only repeated the title.
    """

    title: str
    original: str | None
    tokens: Tokens
    removed: tuple[Token, ...]
    notes: tuple[Note, ...]


def headings(tokens: Tokens) -> list[str]:
    """Return the words of all headings in order."""
    return [heading_text(after) for token, after in pairwise(tokens) if _opens(token)]


def heading_text(inline: Token) -> str:
    """Return the words of a heading without an id in braces behind them."""
    return _ANCHOR.sub("", plain(inline))


def title_of(tokens: Tokens) -> str | None:
    """Return the words of the title heading, or None where the chapter has no title of its own."""
    found = _title_block(blocks(tokens))
    return None if found is None else heading_text(blocks(tokens)[found][1])


def entitle(tokens: Tokens, title: str) -> Titled:
    """Return the chapter under `title`.

    A heading of level 1 that says something else gives way to it. The first section heading, or first
    line, that only repeats the title goes, and its text stays.
    """
    heading, parts, notes = _without_title(blocks(tokens), title)
    parts, repeats = _without_repeats(parts, title)
    if repeats:
        notes.append(Note(f'"{title}" stood again right under the title and was taken out; its text stays'))
    parts, empty = _without_empty(parts)
    levelled, more = _levelled([token for part in parts for token in part])
    original = heading_text(heading[1]) if heading else None
    keeps = original is not None and same(original, title)
    top = heading[1] if keeps else Token("inline", "", 0, children=[words(title)])
    removed = [token for part in [heading, *repeats] for token in part]
    notes += [*empty, *more, *_repeated(levelled, title)]
    return Titled(title, original, [*_title_tokens(top), *levelled], tuple(removed), tuple(notes))


def same(one: str, other: str) -> bool:
    """Tell whether two headings say the same, word for word, but for case and punctuation."""
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def _opens(token: Token) -> bool:
    return token.type == "heading_open"


def _level(part: Tokens) -> int:
    return int(part[0].tag[1:])


def _title_block(parts: list[Tokens]) -> int | None:
    """The title is the first heading, if that is of level 1 or the chapter begins with it."""
    first = next((index for index, part in enumerate(parts) if _opens(part[0])), None)
    if first is None or not heading_text(parts[first][1]):
        return None
    return first if first == 0 or _level(parts[first]) == 1 else None


def _without_title(parts: list[Tokens], title: str) -> tuple[Tokens, list[Tokens], list[Note]]:
    """Return the title heading (empty if there is none), the other blocks, and what to say about it."""
    at = _title_block(parts)
    # A section heading that happens to come first is no title where another title is given.
    if at is None or (_level(parts[at]) > 1 and not same(heading_text(parts[at][1]), title)):
        return [], parts, []
    text = heading_text(parts[at][1])
    notes = []
    if not same(text, title):
        notes.append(Note(f'the title "{title}" took the place of the heading "{text}"', decide=True))
    if at > 0:
        notes.append(Note("text stood before the title; it now follows it"))
    peers = [part for part in parts[at + 1 :] if _opens(part[0]) and _level(part) <= _level(parts[at])]
    if peers:
        what = f"the first of {len(peers) + 1} top headings became the title, the others its sections"
        notes.append(Note(what, decide=True))
    return parts[at], parts[:at] + parts[at + 1 :], notes


def _without_repeats(parts: list[Tokens], title: str) -> tuple[list[Tokens], list[Tokens]]:
    """Take out the first heading, and a first line of its own, where they only repeat the title.

    A later heading stays: without it, its text would belong to the section before.
    """
    repeats = []
    if len(parts) > 1 and parts[0][0].type == "paragraph_open" and same(plain(parts[0][1]), title):
        repeats, parts = [parts[0]], parts[1:]
    first = next((index for index, part in enumerate(parts) if _opens(part[0])), None)
    if first is not None and same(heading_text(parts[first][1]), title):
        repeats, parts = [*repeats, parts[first]], parts[:first] + parts[first + 1 :]
    return parts, repeats


def _without_empty(parts: list[Tokens]) -> tuple[list[Tokens], list[Note]]:
    kept = [part for part in parts if not (_opens(part[0]) and not part[1].children)]
    count = len(parts) - len(kept)
    return kept, [Note(f"headings without words taken out ({count})")] if count else []


def _levelled(tokens: Tokens) -> tuple[Tokens, list[Note]]:
    """Give each heading the level that follows from those above it, the title being level 1."""
    above: list[int] = []
    levelled: Tokens = []
    moved = 0
    for token in tokens:
        if token.type not in {"heading_open", "heading_close"}:
            levelled.append(token)
            continue
        level = int(token.tag[1:])
        if not token.level:
            above = [*(one for one in above if one < level), level]
        # A heading within a quote or a list belongs to the section, but begins none.
        deep = min(len(above) + (2 if token.level else 1), 6)
        moved += _opens(token) and level != deep
        levelled.append(replace(token, tag=f"h{deep}", markup="#" * deep))
    return levelled, [
        Note(f"headings moved to another level, so that none is skipped ({moved})")
    ] if moved else []


def _title_tokens(inline: Token) -> Tokens:
    opening = Token("heading_open", "h1", 1, markup="#", block=True)
    return [opening, replace(inline, level=1), Token("heading_close", "h1", -1, markup="#", block=True)]


def _repeated(tokens: Tokens, title: str) -> list[Note]:
    found = headings(tokens)
    counts = Counter(" ".join(re.findall(r"\w+", text.casefold())) for text in found)
    notes = [
        Note(f'the heading "{text}" stands {count} times; tell the sections apart', decide=True)
        for text, count in counts.items()
        if count > 1
    ]
    notes += [
        Note(f'the section "{text}" has the name of the chapter', decide=True)
        for text in found
        if same(text, title)
    ]
    long = [text for text in found if len(text.split()) > _LONG]
    return notes + [Note(f'the heading "{text[:60]}…" reads like a sentence', decide=True) for text in long]
