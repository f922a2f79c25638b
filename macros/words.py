"""The words that readers see, in one language, and what follows from it: digits and plurals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.numbers import format_decimal

from macros.errors import Unbuildable

# The zero of each way to write digits that is the usual one of a language; babel knows only which one it is.
_ZEROS = {"arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "mymr": "၀", "tibt": "༠"}
_STRINGS = Path(__file__).parent / "strings"


def read_words(language: str = "en") -> dict[str, Any]:
    """Return every word shown to readers in `language`.

    Raises:
        Unbuildable: there is no file of strings for `language`, or it is not YAML.
    """
    file = _STRINGS / f"{language}.yml"
    try:
        words: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise Unbuildable(
            f"macros/strings/{file.name} is missing, so there are no words in '{language}'."
        ) from error
    except yaml.YAMLError as error:
        raise Unbuildable(
            f"macros/strings/{file.name} is not YAML: {' '.join(str(error).split())}"
        ) from error
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
