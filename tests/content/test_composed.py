"""The texts that worksheets make of answers read well: with the examples, and with any answer missing."""

from __future__ import annotations

import re
from typing import Any

import pytest

from macros.book import read_book
from macros.composing import composed
from macros.fields import kinds
from macros.model import Composed, Field, Worksheet
from macros.words import Speech, read_words
from tests.conftest import ROOT
from tests.content.readability import words

MESSAGE_WORDS = 120
MESSAGES = ("draft", "thanks")
SPEECH = Speech(read_words())
SHEETS = [tool for tool in read_book(ROOT / "docs").book.tools() if isinstance(tool, Worksheet)]
TEXTS = [(sheet, text) for sheet in SHEETS for text in sheet.texts]
# What a gap would leave behind: two marks or blanks in a row, a mark behind a blank, a colon before nothing.
HOLE = re.compile(
    r"""[ \t]{2} | [,;:!?][,;:.] | (?<!\b[A-Z])\.[,;:.] | [ ][,;:.!?)]
    | \(\s*\) | [:,;]\s*$ | [{}\[\]] | ^-\s*$""",
    re.MULTILINE | re.VERBOSE,
)
# "Ama K., Jonas" has no hole.
GREETING = re.compile(r"\AHello[^\n]*,$", re.MULTILINE)

each_text = pytest.mark.parametrize(
    ("sheet", "text"), TEXTS, ids=[f"{one.id}-{text.id}" for one, text in TEXTS]
)


def answer(one: Field) -> Any:
    """The example of a field, or a table with its examples as one row."""
    if one.columns:
        return [{column.id: answer(column) for column in one.columns}]
    chosen = [part.strip() for part in one.example.split(",")] if "options" in one.settings else []
    return {
        "text": kinds()[one.kind].spoken(one.example, one.settings, SPEECH) if one.example else "",
        "chosen": chosen,
    }


def answers(sheet: Worksheet) -> dict[str, Any]:
    return {one.id: answer(one) for one in sheet.fields}


def holes(text: str) -> list[str]:
    return HOLE.findall(GREETING.sub("", text))


def test_eight_worksheets_make_texts() -> None:
    assert {sheet.id for sheet, _ in TEXTS} == {
        "network-map",
        "wins-log",
        "give-and-ask",
        "message-builder",
        "goal-plan",
        "intro-builder",
        "event-log",
        "info-chat-notes",
    }


@each_text
def test_the_examples_make_a_text_without_holes(sheet: Worksheet, text: Composed) -> None:
    made = composed(text.pattern, answers(sheet))
    assert len(words(made)) > 10
    assert holes(made) == []
    if text.id in MESSAGES:
        assert len(words(made)) <= MESSAGE_WORDS


@each_text
def test_any_answer_may_be_missing(sheet: Worksheet, text: Composed) -> None:
    whole = answers(sheet)
    for one in sheet.fields:
        assert (
            holes(composed(text.pattern, {name: said for name, said in whole.items() if name != one.id}))
            == []
        )
        assert holes(composed(text.pattern, {one.id: whole[one.id]})) == []
        for column in one.columns:
            row = {name: said for name, said in whole[one.id][0].items() if name != column.id}
            assert holes(composed(text.pattern, whole | {one.id: [row]})) == []


@each_text
def test_without_answers_there_is_no_text(sheet: Worksheet, text: Composed) -> None:
    assert composed(text.pattern, {}) == ""


def test_each_kind_of_message_has_words_of_its_own() -> None:
    sheet, text = next((sheet, text) for sheet, text in TEXTS if sheet.id == "message-builder")
    kind = next(one for one in sheet.fields if one.id == "kind")
    made = {}
    for option in kind.settings["options"]:
        chosen = {"kind": {"text": option, "chosen": [option]}}
        made[option] = composed(text.pattern, answers(sheet) | chosen)
        assert holes(made[option]) == holes(composed(text.pattern, chosen)) == []
        assert len(words(made[option])) <= MESSAGE_WORDS
        assert answers(sheet)["detail"]["text"] in made[option]
    assert len(set(made.values())) == len(made) == 8


@pytest.mark.parametrize(
    "text", ["Hello .", "I know: .", "One,, two", "a  b", "Who: \nme", "x ()", "I know:"]
)
def test_a_hole_is_found(text: str) -> None:
    assert holes(text) != []
