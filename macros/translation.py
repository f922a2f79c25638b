"""Compares the words of a language with the English ones, which every language has to match key by key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

from macros.errors import one_of

_PLURALS = {"zero", "one", "two", "few", "many", "other"}


def differences(words: Any, english: Any, *, forms: Set[str], path: str = "") -> Iterator[str]:
    """Yield a line for each key of `words` that does not do what the same key does in `english`.

    Args:
        words: what is compared.
        english: what it has to match: text with the same names in braces, lists of the same length, the
            same groups.
        forms: the plurals of the language, which a phrase that counts may have.
    """
    if counts(english):
        yield from _of_forms(words, english, forms=forms, path=path)
    elif isinstance(english, dict):
        yield from _of_group(words, english, forms=forms, path=path)
    elif isinstance(english, list):
        if not isinstance(words, list) or len(words) != len(english):
            yield f"{path} is {words!r}; expected a list of {len(english)}, in English {english}"
            return
        for place, (word, one) in enumerate(zip(words, english, strict=True), 1):
            yield from differences(word, one, forms=forms, path=f"{path}, word {place},")
    else:
        yield from _of_text(words, english, path=path)


def counts(words: Any) -> bool:
    """Tell whether `words` are the forms of a phrase that counts."""
    return isinstance(words, dict) and "other" in words and words.keys() <= _PLURALS


def _of_group(words: Any, english: Mapping[str, Any], *, forms: Set[str], path: str) -> Iterator[str]:
    if not isinstance(words, dict):
        yield f"{path} is {words!r}; expected a group of words: {', '.join(english) or '{}'}"
        return
    for key, one in english.items():
        below = f"{path}.{key}".lstrip(".")
        if key in words:
            yield from differences(words[key], one, forms=forms, path=below)
        else:
            yield f"{below} is missing; expected the words for {one!r}"
    for key in words.keys() - english.keys():
        yield f"{f'{path}.{key}'.lstrip('.')} is used nowhere; expected {one_of(english, str(key))}"


def _of_forms(words: Any, english: Mapping[str, str], *, forms: Set[str], path: str) -> Iterator[str]:
    if not counts(words):
        expected = f"one text for each of {one_of(forms, '')}, or for `other` alone"
        yield f"{path} is {words!r}; expected {expected}, in English {english}"
        return
    for form, text in words.items():
        if form not in forms:
            yield f"{path} has the form '{form}', which this language has not; expected {one_of(forms, form)}"
        elif form == "other":
            yield from _of_text(text, english["other"], path=f"{path}.{form}")
        elif surplus := _names(text) - _names(english["other"]):
            yield f"{path}.{form} has {_listed(surplus)}; expected {_listed(_names(english['other']))}"


def _of_text(words: Any, english: str, *, path: str) -> Iterator[str]:
    if not isinstance(words, str) or not words.strip():
        yield f"{path} is {words!r}; expected text, in quotes if YAML reads it otherwise, for {english!r}"
    elif _names(words) != _names(english):
        yield f"{path} has {_listed(_names(words))}; expected {_listed(_names(english))}, as in {english!r}"


def _names(text: Any) -> set[str]:
    """Return what the program fills in; a brace that is none of those would stop it."""
    return set(re.findall(r"\{\w+\}|[{}]", str(text)))


def _listed(names: Set[str]) -> str:
    return " and ".join(sorted(names)) or "no name in braces"
