"""A title for a chapter that came without one, and the name of its page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from macros.intake.heading import headings, same
from macros.intake.markup import Tokens, blocks, plain

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LENGTH = 60

_SHORTEST = 4
_LINE_WORDS = 10
_SENTENCE_WORDS = 8
_HEADING_WORDS = 7
_OFTEN = 3
_NOT_ASCII = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

# Words that say nothing about the topic of a text.
_FUNCTION = """
about above across after again against all almost along also although always am an and another any
anyone anything are around as at away back be became because become been before being below best better
between both but by came can cannot come could did do does doing done down during each either else
enough even ever every everyone everything few find first for from gain get gets give gives go goes
going good great had has have having he help helps her here hers him his how however if in include
including into is it its itself just keep kind know last least less let like likely little long look lot
made make makes making many may maybe me mean means might mine more most much must my need needs never
new next no nobody none nor not nothing now of off often on once one ones only onto or other others our
ours out over own part people perhaps person put rather really right same say see seem shall she should
show since so some someone something soon start still such take takes than that the their theirs them
then there these they thing things think this those though through time to today together too towards
try two under until up upon us use used uses using valuable various very via want was way ways we well
were what when where whether which while who whom whose why will with within without word words work
works would year years yes yet you your yours yourself important essential different chapter chapters
section sections
"""
# Words that many headings have in common, whatever their chapter is about.
_EMPTY = """
introduction conclusion summary overview background purpose tips step steps notes note key points
strategies strategy ideas idea guide basics appendix references takeaways value importance
"""
_FUNCTION_WORDS = frozenset(_FUNCTION.split())
_EMPTY_WORDS = frozenset(_EMPTY.split())


def propose(tokens: Tokens) -> str:
    """Return a title made from the words of a chapter, for somebody to decide on.

    The only heading of level 1 that comes later, else a first line that stands alone, else what the text
    speaks of most with its main heading, else the beginning of the first sentence.
    """
    return (
        _only_top_heading(tokens)
        or _lone_line(tokens)
        or _topic(tokens)
        or _beginning(tokens)
        or "Untitled chapter"
    )


def slug_of(title: str) -> str:
    """Return the name of a page made from `title`; empty if there is no Latin letter or figure in it."""
    ascii_only = (
        unicodedata.normalize("NFKD", title.lower().translate(_NOT_ASCII)).encode("ascii", "ignore").decode()
    )
    slug = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", ascii_only)))
    return (
        slug if len(slug) <= SLUG_LENGTH else slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    )


def _only_top_heading(tokens: Tokens) -> str:
    top = [after for token, after in pairwise(tokens) if token.type == "heading_open" and token.tag == "h1"]
    return plain(top[0]) if len(top) == 1 else ""


def _lone_line(tokens: Tokens) -> str:
    first = blocks(tokens)[0]
    if first[0].type != "paragraph_open":
        return ""
    line = plain(first[1])
    has_break = any(child.type in {"softbreak", "hardbreak"} for child in first[1].children or [])
    is_title = re.search(r"[^\W\d_]", line) and not re.search(r"[.!?:;,…)\]]$|^\W", line)
    return (
        line
        if is_title and not has_break and len(line.split()) <= _LINE_WORDS and len(blocks(tokens)) > 1
        else ""
    )


def _topic(tokens: Tokens) -> str:
    """Return for instance "Network: Find a Mentor": what the text speaks of most, and its main heading."""
    texts = [[_stem(word) for word in _WORD.findall(text) if _tells(word)] for text in _texts(tokens)]
    counts = Counter(stem for text in texts for stem in text)
    if not counts or max(counts.values()) < _OFTEN:
        return ""
    # A topic runs through the chapter; a word of one section comes often, but in few paragraphs.
    spread = Counter(stem for text in texts for stem in set(text))
    topic = max(counts, key=lambda stem: (spread[stem], counts[stem]))
    heading = _main_heading(tokens, counts, without=topic)
    lead = _form(tokens, topic)
    title = lead[0].upper() + lead[1:] + (f": {heading}" if heading else "")
    # Under a title of the same words, a section would lose its heading as a repetition.
    return "" if any(same(title, one) for one in headings(tokens)) else title


def _main_heading(tokens: Tokens, counts: Counter[str], *, without: str) -> str:
    """Return the short heading whose words the text uses most; introductions and conclusions say nothing."""
    scores: dict[str, float] = {}
    for heading in headings(tokens):
        said = [word for word in _WORD.findall(heading) if _tells(word) and word.lower() not in _EMPTY_WORDS]
        stems = {_stem(word) for word in said}
        if stems and without not in stems and len(heading.split()) <= _HEADING_WORDS:
            scores[heading] = sum(counts[stem] for stem in stems) / len(stems)
    return max(scores, key=lambda heading: scores[heading], default="")


def _form(tokens: Tokens, stem: str) -> str:
    """Return how a word is written most: LinkedIn keeps its capitals, a word that is also small does not."""
    forms: Counter[str] = Counter(
        word for text in _texts(tokens) for word in _WORD.findall(text) if _stem(word) == stem
    )
    small = [word for word in forms if word.islower()]
    return max(small or list(forms), key=lambda word: forms[word])


def _beginning(tokens: Tokens) -> str:
    text = next(_texts(tokens), "")
    clause = re.split(r"[.!?:;,(]|\s[-–—]+\s", text, maxsplit=1)[0].split()
    line = clause[:_SENTENCE_WORDS]
    while (
        len(clause) > _SENTENCE_WORDS and len(line) > 1 and line[-1].lower() in _FUNCTION_WORDS | {"a", "i"}
    ):
        line.pop()
    return " ".join(line)


def _texts(tokens: Tokens) -> Iterator[str]:
    """Yield the words of each paragraph, heading and cell."""
    return (text for token in tokens if token.type == "inline" and (text := plain(token)))


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and word.lower() not in _FUNCTION_WORDS


def _stem(word: str) -> str:
    """Singular and plural count as one word."""
    word = word.lower()
    return (
        word[:-3] + "y"
        if word.endswith("ies")
        else word.removesuffix("s")
        if not word.endswith("ss")
        else word
    )
