"""The words that readers see, in one language, and what follows from it: digits and plurals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from macros.errors import Unbuildable, yaml_place
from macros.translation import differences

# The zero of each way to write digits that is the usual one of a language; babel knows only which one it is.
_ZEROS = {"arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "mymr": "၀", "tibt": "༠"}
STRINGS = Path(__file__).parent / "strings"


def read_words(language: str = "en", *, folder: Path = STRINGS) -> dict[str, Any]:
    """Return every word shown to readers in `language`.

    Nothing is filled up with English: a page in two languages is read out wrong, and what is missing would
    not be noticed.

    Raises:
        Unbuildable: there is no file of strings for `language`, or it does not hold what the English one
            does; the message names every key.
    """
    english, words = _read(folder / "en.yml"), _read(folder / f"{language}.yml")
    wrong = list(differences(words, english, forms=_forms(language, words)))
    if wrong:
        raise Unbuildable("\n".join(f"macros/strings/{language}.yml: {one}" for one in wrong))
    return words


class Speech:
    """How a language says numbers, phrases that count, days and times.

    It agrees with what the scripts do by the browser's own knowledge of languages. Years are those that
    the boxes for dates know, in every language.
    """

    def __init__(self, words: Mapping[str, Any]) -> None:
        self.kinds: Mapping[str, Any] = words.get("fields", {})
        self._locale = Locale.parse(words["script"]["locale"], sep="-")
        zero = ord(_ZEROS.get(self._locale.default_numbering_system, "0"))
        self._own = {ord("0") + digit: zero + digit for digit in range(10)}

    def digits(self, number: int) -> str:
        """Return a number in the digits of the language."""
        written = format_decimal(number, locale=self._locale, numbering_system="default")
        return written.translate(self._own)

    def plural(self, forms: Mapping[str, str], number: int, **values: object) -> str:
        """Return the form for `number`, with it and with `values` filled in."""
        form = forms.get(self._locale.plural_form(number), forms["other"])
        written = {name: self.digits(one) if isinstance(one, int) else one for name, one in values.items()}
        return form.format(**{"number": self.digits(number), **written})

    def day(self, text: str) -> str:
        """Return a date such as 2027-02-05 in words."""
        return format_date(date.fromisoformat(text), "long", locale=self._locale).translate(self._own)

    def clock(self, text: str) -> str:
        """Return a time of day such as 08:30 as it is usually written."""
        return format_time(time.fromisoformat(text), "short", locale=self._locale).translate(self._own)


def counting(words: Mapping[str, Any]) -> dict[str, Callable[..., str]]:
    """Return what templates call: `digits(number)`, and `plural(forms, number)` with more to fill in."""
    speech = Speech(words)
    return {"digits": speech.digits, "plural": speech.plural}


def _read(file: Path) -> dict[str, Any]:
    name = f"macros/strings/{file.name}"
    try:
        words = yaml.safe_load(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise Unbuildable(f"{name} is missing, so there are no words in '{file.stem}'.") from error
    except yaml.YAMLError as error:
        line, what = yaml_place(error)
        raise Unbuildable(f"{name}:{line}: this is not YAML: {what}") from error
    if not isinstance(words, dict):
        raise Unbuildable(f"{name} holds no words; copy macros/strings/en.yml and translate it.")
    return words


def _forms(language: str, words: Mapping[str, Any]) -> set[str]:
    """Return the plurals of the language, by the names that Unicode gives them."""
    script = words.get("script")
    locale = script.get("locale") if isinstance(script, dict) else None
    try:
        return {*Locale.parse(str(locale), sep="-").plural_form.tags, "other"}
    except (UnknownLocaleError, ValueError) as error:
        raise Unbuildable(
            f"macros/strings/{language}.yml: script.locale is {locale!r}; "
            "expected the code of a language, with or without a country; example: locale: pt-BR"
        ) from error
