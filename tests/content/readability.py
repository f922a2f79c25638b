"""How hard a text is to read: Flesch-Kincaid grade, with a syllable rule small enough to check by hand.

Syllables of a word = its groups of vowels (a e i o u y), less one for a silent ending, but at least one:
- a final "e" is silent ("made"), except after consonant + l ("table");
- a final "es" is silent ("makes"), except after s, x, z, c, g, ch, sh ("boxes") and consonant + l ("tables");
- a final "ed" is silent ("asked"), except after t or d ("needed").
A number counts as one syllable. The rule is a smoke alarm for long words, not a dictionary.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it imports pkg_resources, which says that it will go one day
    from textstat import textstat

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’)]))\s+(?=[\"“‘(]?[A-Z0-9])")
SILENT_ENDING = re.compile(
    r"""(?:
      (?<=[^aeiouyl])e | (?<=[aeiouy]l)e
    | (?<=[^aeiouylsxzcg])(?<![cs]h)es | (?<=[aeiouy]l)es
    | (?<=[^aeiouytd])ed
    )$""",
    re.VERBOSE,
)


def sentences(text: str) -> list[str]:
    return [sentence for sentence in SENTENCE_END.split(text) if WORD.search(sentence)]


def words(text: str) -> list[str]:
    return WORD.findall(text)


def syllables(word: str) -> int:
    return sum(_syllables_of_part(part) for part in re.split(r"[’'-]", word.lower()) if part)


def grade(paragraphs: Iterable[str]) -> float:
    """Flesch-Kincaid grade of paragraphs taken together; a paragraph's end always ends a sentence."""
    every = [words(sentence) for paragraph in paragraphs for sentence in sentences(paragraph)]
    count = sum(len(sentence) for sentence in every)
    if not count:
        return 0.0
    spoken = sum(syllables(word) for sentence in every for word in sentence)
    return 0.39 * count / len(every) + 11.8 * spoken / count - 15.59


def other_grade(paragraphs: Iterable[str]) -> float:
    """The same by textstat, which hyphenates words instead: two counts are wrong in different places.

    Other tools differ by up to two grades; so it is pinned, and works without a network.
    """
    ended = (text if text.endswith((".", "!", "?")) else f"{text}." for text in paragraphs)
    return float(textstat.flesch_kincaid_grade(" ".join(ended)))


def _syllables_of_part(part: str) -> int:
    if part in {"s", "t", "m", "d", "ll", "re", "ve"}:
        return 0  # what an apostrophe leaves behind
    return max(1, len(re.findall(r"[aeiouy]+", SILENT_ENDING.sub("", part))))
