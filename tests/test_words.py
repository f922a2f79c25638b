"""The words of a language: what counts takes its plurals and digits, in Python as in the browser."""

from __future__ import annotations

import pytest

from macros.words import counting

DAYS = {"one": "{number} день", "few": "{number} дня", "many": "{number} дней", "other": "{number} дня"}


@pytest.mark.parametrize(("number", "phrase"), [(1, "1 день"), (2, "2 дня"), (5, "5 дней"), (21, "21 день")])
def test_a_phrase_takes_the_form_that_its_language_has_for_the_number(number: int, phrase: str) -> None:
    assert counting({"script": {"locale": "ru"}})["plural"](DAYS, number) == phrase


def test_a_form_that_is_not_there_is_the_one_for_others() -> None:
    plural = counting({"script": {"locale": "ar"}})["plural"]
    assert plural({"other": "{number} of {all}"}, 2, all=3) == "2 of 3"


def test_numbers_are_written_in_the_digits_of_the_language() -> None:
    persian = counting({"script": {"locale": "fa"}})
    assert persian["digits"](12) == "۱۲"
    assert persian["plural"]({"other": "{number} از {all}"}, 1, all=20) == "۱ از ۲۰"
    assert counting({"script": {"locale": "en-GB"}})["digits"](1234) == "1,234"
