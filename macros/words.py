"""The words that readers see, in one language, and what follows from it: digits and plurals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
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


def counting(words: Mapping[str, Any]) -> dict[str, Callable[..., str]]:
    """Return what templates call: `digits(number)`, and `plural(forms, number)` with more names to fill in.

    They agree with what docs/assets/js/words.js does by the browser's own knowledge of languages.
    """
    locale = Locale.parse(words["script"]["locale"], sep="-")
    zero = ord(_ZEROS.get(locale.default_numbering_system, "0"))
    own = {ord("0") + digit: zero + digit for digit in range(10)}

    def digits(number: int) -> str:
        return format_decimal(number, locale=locale, numbering_system="default").translate(own)

    def plural(forms: Mapping[str, str], number: int, **values: object) -> str:
        form = forms.get(locale.plural_form(number), forms["other"])
        written = {name: digits(one) if isinstance(one, int) else one for name, one in values.items()}
        return form.format(**{"number": digits(number), **written})

    return {"digits": digits, "plural": plural}


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
