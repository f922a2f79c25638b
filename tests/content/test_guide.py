"""The pages around the chapters hold what their titles promise."""

from __future__ import annotations

import re

import pytest

from tests.content.pages import DOCS
from tests.content.readability import words

MESSAGES = (DOCS / "guide/messages.md").read_text(encoding="utf-8")
STORIES = (DOCS / "guide/stories.md").read_text(encoding="utf-8")
ADVISERS = (DOCS / "guide/advisers.md").read_text(encoding="utf-8")
GLOSSARY = (DOCS / "guide/glossary.md").read_text(encoding="utf-8")

MESSAGE_WORDS = 120
QUOTE = re.compile(r"^> .*(?:\n>.*)*", re.MULTILINE)
PLACEHOLDER = re.compile(r"\[([^\]]*)\](?!\()")
OTHER_PLACEHOLDER = re.compile(r"<[a-z ]+>|\{[a-z ]+\}|_{3,}|\bX{2,}\b|\.{4,}")


def messages() -> list[str]:
    return [re.sub(r"^> ?", "", found, flags=re.M) for found in QUOTE.findall(MESSAGES)]


def stories() -> list[str]:
    return re.split(r"^## ", STORIES, flags=re.M)[1:-1]


def test_there_are_enough_messages_and_none_is_long() -> None:
    assert len(messages()) >= 40
    assert [one for one in messages() if len(words(one)) > MESSAGE_WORDS] == []


def test_each_message_stands_below_a_line_that_says_what_it_is_for() -> None:
    purposes = re.findall(r"^\*\*(.+)\*\*\n\n>", MESSAGES, re.M)
    assert len(purposes) >= 40
    assert len(set(purposes)) == len(purposes)


@pytest.mark.parametrize("message", messages(), ids=lambda text: text[:30])
def test_what_is_to_be_filled_in_has_one_form(message: str) -> None:
    assert not OTHER_PLACEHOLDER.search(message)
    for held in PLACEHOLDER.findall(message):
        assert re.fullmatch(r"[A-Za-z][^\[]*", held)
        assert len(words(held)) <= 10


def test_there_are_twelve_stories_from_as_many_countries_and_kinds_of_work() -> None:
    told = [re.search(r"^\*(.+), (.+), (.+)\*$", one, re.M) for one in stories()]
    assert len(told) == 12
    assert len({one[3] for one in told if one}) == 12
    assert len({one[1] for one in told if one}) == 12


@pytest.mark.parametrize("story", stories(), ids=lambda text: text.split("\n")[0])
def test_a_story_has_somebodys_own_words_and_something_to_take_away(story: str) -> None:
    assert QUOTE.search(story)
    assert "**What you can take from it:**" in story


@pytest.mark.parametrize("minutes", [30, 60, 90])
def test_the_steps_of_a_plan_take_as_long_as_the_plan(minutes: int) -> None:
    part = ADVISERS.split(f"## A plan for {minutes} minutes", 1)[1].split("\n## ", 1)[0]
    assert sum(int(found) for found in re.findall(r"^\| (\d+) \|", part, re.M)) == minutes


@pytest.mark.parametrize(
    "term",
    [
        *("network", "contact", "acquaintance", "lost-touch contact", "introduction", "referral"),
        *("informational interview", "mentor", "mentee", "follow-up", "check-in", "tick", "checklist"),
        *("worksheet", "save file"),
    ],
)
def test_the_words_of_the_guide_are_explained(term: str) -> None:
    assert re.search(rf"^\**{term}\**\n: ", GLOSSARY, re.M | re.I)


def test_short_forms_are_explained_on_the_spot_as_in_the_glossary() -> None:
    settings = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    part = settings.split("      glossary:\n", 1)[1].split("\n  - ", 1)[0]
    on_the_spot = dict(line.strip().split(": ", 1) for line in part.splitlines())
    in_the_glossary = dict(re.findall(r"^\| (\w+) \| (.+) \|$", GLOSSARY, re.M))
    assert on_the_spot.items() <= in_the_glossary.items()


@pytest.mark.parametrize("alias", ["elevator pitch", "weak tie", "career chat", "cold e-mail", "dormant tie"])
def test_what_others_call_it_is_in_the_glossary(alias: str) -> None:
    assert alias in GLOSSARY
