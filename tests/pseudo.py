"""A language for tests: every word is marked and longer, so that one from elsewhere is seen."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import material
import yaml

from macros.drawing import FOLDER
from macros.translation import counts
from macros.words import Speech, read_words
from tests import sites

START, END = "⟦", "⟧"
# A number in marks, but not one of a title that is filled in, such as "90-day plan".
_OUR_DIGITS = re.compile(rf"{START}[^{START}{END}]*[0-9](?![0-9-])[^{START}{END}]*{END}")
LONGER = 0.4  # German and Finnish need about so much more room than English


def book_in(language: str, to: Path) -> Path:
    """Copy the book and put it into a language whose words are the English ones, marked and longer."""
    copy = sites.copied(to)
    words = marked(read_words())
    words["script"]["locale"] = language
    strings = copy / f"macros/strings/{language}.yml"
    strings.write_text(yaml.safe_dump(words, allow_unicode=True), encoding="utf-8")
    settings = copy / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "\n  language: en\n" in text
    settings.write_text(text.replace("\n  language: en\n", f"\n  language: {language}\n"), encoding="utf-8")
    return copy


def marked(words: Any) -> Any:
    """Mark every text, however deep it lies; what counts gets the one form that all languages have."""
    if counts(words):
        return {"other": marked(words["other"])}
    if isinstance(words, dict):
        return {name: marked(one) for name, one in words.items()}
    if isinstance(words, list):
        return [marked(one) for one in words]
    # Without digits of its own, so that each one there comes from the program.
    return START + re.sub("[0-9]", "#", words) + longer(words) + END


def longer(text: str) -> str:
    """Words of up to eight letters that no language has."""
    letters = max(1, round(len(re.sub(r"\{\w+\}", "", text)) * LONGER))
    return "".join(f" {'ẋ' * min(8, letters - at)}" for at in range(0, letters, 8))


def foreign(texts: Iterable[str], copy: Path, language: str) -> list[str]:
    """Return the texts that are neither marked, nor of the book's pages and settings, nor of the theme."""
    book = "\n".join(_sources(copy))
    speech = Speech({"script": {"locale": language}})
    days = " ".join(speech.day(day) for day in set(re.findall(r"\b\d{4}-[01]\d-[0-3]\d\b", book)))
    known = _words(f"{book}\n{days}")
    theme = set(_theme_words(language))
    own_digits = speech.digits(1) != "1"

    def right(text: str) -> bool:
        if own_digits and _OUR_DIGITS.search(text):
            return False
        return re.sub(r"\d+", "#", text) in theme or all(_words(rest) in known for rest in _rests(text))

    return sorted(text for text in set(texts) if not right(text))


def _rests(text: str) -> list[str]:
    """Return what is left of a text where nothing marked stands; marks may stand in marks."""
    inner = re.sub(rf"{START}[^{START}{END}]*{END}", "\n", text)
    return re.split(r"\n|[^\w\s'’/-]", text) if inner == text else _rests(inner)


def _words(text: str) -> str:
    """Return words alone, without what Markdown, punctuation and the program put between them."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}|doi\.org/\S+", "", html.unescape(text).lower()))
    return f" {' '.join(words)} " if words else " "


def _sources(copy: Path) -> Iterator[str]:
    yield (copy / "mkdocs.yml").read_text(encoding="utf-8")
    for file in sorted((copy / "docs").rglob("*")):
        if file.suffix in (".md", ".yml") or file.parent == copy / "docs" / FOLDER:
            yield file.read_text(encoding="utf-8")


def _theme_words(language: str) -> Iterator[str]:
    folder = Path(material.__file__).parent / "templates/partials/languages"
    for name in ("en", language):
        text = (folder / f"{name}.html").read_text(encoding="utf-8")
        yield from re.findall(r'^  "[\w.]+": "(.*)"', text, re.M)
