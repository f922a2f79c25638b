"""The people in the examples: many countries and kinds of work, always known, and with no real address."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content.pages import Page, read_page, readers_pages

PEOPLE: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("people.yml").read_text(encoding="utf-8")
)
PAGES = readers_pages()
CHAPTERS = [page for page in PAGES if page.meta.get("kind") == "chapter"]

AT_LEAST = 4
EMAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
# What RFC 2606 keeps for examples.
RESERVED = re.compile(r"@(?:[\w.-]+\.)?(?:example\.(?:com|net|org)|example|test|invalid)$")
# Enough digits in a row, with what people put between them, to reach somebody's telephone.
PHONE = re.compile(r"(?<![\w./-])\+?\d(?:[ ()-]?\d){6,}(?![\w/])")
DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def text_of(page: Page) -> str:
    return " ".join(page.all_words)


def people_on(page: Page) -> list[dict[str, Any]]:
    text = text_of(page)
    return [one for one in PEOPLE if re.search(rf"\b{one['named']}\b", text)]


def unknown_on(page: Page) -> list[str]:
    """The people whom this page tells about without a word on who they are; in a tool a name will do."""
    told = " ".join(block.text for block in page.prose)
    named = [one for one in people_on(page) if re.search(rf"\b{one['named']}\b", told)]
    return [one["named"] for one in named if not any(word in text_of(page) for word in one["known"])]


def addresses_of_others(page: Page) -> list[str]:
    """E-mail addresses and telephone numbers that may belong to somebody."""
    text = text_of(page)
    emails = [found for found in EMAIL.findall(text) if not RESERVED.search(found)]
    return emails + PHONE.findall(DATE.sub("", text))


each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)


@pytest.mark.parametrize("page", CHAPTERS, ids=lambda page: page.path)
@pytest.mark.parametrize("what", ["country", "work"])
def test_a_chapter_shows_people_from_many_countries_and_kinds_of_work(page: Page, what: str) -> None:
    assert len({one[what] for one in people_on(page)}) >= AT_LEAST


@each_page
def test_a_page_says_who_its_people_are(page: Page) -> None:
    assert unknown_on(page) == []


@each_page
def test_an_example_reaches_nobody(page: Page) -> None:
    assert addresses_of_others(page) == []


def test_everybody_has_a_part_in_the_guide() -> None:
    seen = {one["named"] for page in PAGES for one in people_on(page)}
    assert {one["named"] for one in PEOPLE} == seen


def test_a_person_without_a_word_on_who_they_are_is_found() -> None:
    assert unknown_on(read_page("Otieno wrote a note.")) == ["Otieno"]
    assert unknown_on(read_page("Otieno, a mechanic, wrote a note.")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to joy@gmail.com today.", True),
        ("Write to joy@example.org today.", False),
        ("Call +44 20 7946 0018 today.", True),
        ("Call 0301 2345678 today.", True),
        ("Between 2005 and 2019 it rose.", False),
        ('{{ field("when", kind="date", label="When", example="2027-04-03") }}', False),
    ],
)
def test_an_address_that_may_be_real_is_found(text: str, found: bool) -> None:
    assert bool(addresses_of_others(read_page(text))) == found
