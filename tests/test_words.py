"""The words of a language: what counts takes its plurals and digits, in Python as in the browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.errors import Unbuildable
from macros.words import STRINGS, counting, read_words

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


# Files of strings

LANGUAGES = sorted(file.stem for file in STRINGS.glob("*.yml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    assert read_words(language).keys() == read_words("en").keys()


def german(folder: Path, **edits: Any) -> Path:
    """Write the English words as German ones, with these under the key `home`."""
    english = yaml.safe_load((STRINGS / "en.yml").read_text(encoding="utf-8"))
    (folder / "en.yml").write_text(yaml.safe_dump(english), encoding="utf-8")
    english["script"]["locale"] = "de-AT"
    english["home"] |= edits
    (folder / "de.yml").write_text(yaml.safe_dump(english), encoding="utf-8")
    return folder


def test_words_may_say_anything_in_the_forms_of_their_language(tmp_path: Path) -> None:
    forms = {"one": "eine Liste", "other": "{number} Listen"}
    words = read_words("de", folder=german(tmp_path, start="Los", checklists=forms))
    assert words["home"]["start"] == "Los"
    assert words["home"]["checklists"] == forms


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ({"start": ""}, "home.start is ''; expected text"),
        ({"start": True}, "home.start is True; expected text, in quotes if YAML"),
        ({"start": None}, "home.start is None; expected text"),
        (
            {"start": "Los, {name}"},
            "home.start has {name}; expected no name in braces, as in 'Start",
        ),
        ({"start": "Los {"}, "home.start has {; expected no name in braces"),
        ({"numbers": ["Eins"]}, "home.numbers is ['Eins']; expected a list of 12, in English ['One', "),
        ({"begin": "Los"}, "home.begin is used nowhere; expected all_tools"),
        ({"checklists": "Listen"}, "home.checklists is 'Listen'; expected one text for each of one or other"),
        (
            {"checklists": {"other": "Listen"}},
            "home.checklists.other has no name in braces; expected {n",
        ),
        (
            {"checklists": {"few": "{number} Listen", "other": "{number} Listen"}},
            "home.checklists has the form 'few', which this language has not; expected one or other",
        ),
        (
            {"checklists": {"one": "{nummer} Liste", "other": "{number} Listen"}},
            "home.checklists.one has {nummer}; expected {number}",
        ),
    ],
)
def test_words_that_cannot_be_used_are_told_by_file_and_key(
    edit: dict[str, Any], said: str, tmp_path: Path
) -> None:
    with pytest.raises(Unbuildable, match=re.escape(f"macros/strings/de.yml: {said}")):
        read_words("de", folder=german(tmp_path, **edit))


def test_all_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    file = german(tmp_path) / "de.yml"
    words = yaml.safe_load(file.read_text(encoding="utf-8"))
    del words["home"]["start"], words["menu"]
    file.write_text(yaml.safe_dump(words), encoding="utf-8")
    with pytest.raises(Unbuildable) as caught:
        read_words("de", folder=tmp_path)
    lines = str(caught.value).split("\n")
    assert [line.split(" ")[1] for line in lines] == ["home.start", "menu"]
    assert (
        lines[0] == "macros/strings/de.yml: home.start is missing; expected the words for 'Start chapter 1'"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("home: [", "macros/strings/de.yml:1: this is not YAML"),
        ("", "macros/strings/de.yml holds no words"),
        ("home: {}", "script.locale is None; expected the code of a language"),
        ("script: {locale: Deutsch!}", "script.locale is 'Deutsch!'; expected the code of a language"),
    ],
)
def test_a_file_that_holds_no_words_is_told(text: str, said: str, tmp_path: Path) -> None:
    (german(tmp_path) / "de.yml").write_text(text, encoding="utf-8")
    with pytest.raises(Unbuildable, match=re.escape(said)):
        read_words("de", folder=tmp_path)


def test_a_language_without_a_file_is_told() -> None:
    said = "macros/strings/xx.yml is missing, so there are no words in 'xx'"
    with pytest.raises(Unbuildable, match=re.escape(said)):
        read_words("xx")
