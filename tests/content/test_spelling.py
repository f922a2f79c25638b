"""The guide is spelt as in Britain, all through, and stumbles over no word."""

from __future__ import annotations

import re

import pytest

from tests.content.pages import Page, read_page, readers_pages

PAGES = readers_pages()

AMERICAN = re.compile(
    r"""\b(?:
      (?:apolog|critic|emphas|familiar|final|general|memor|minim|maxim|organ|priorit|real|recogn|special|summar)
        iz(?:e[sdr]?|ing|ations?)
    | analyz(?:e[sd]?|ing) | favor(?:s|ed|ite|able)? | colors? | color(?:ed|ful|ing) | honor(?:s|ed)?
    | behaviors? | neighbor\w* | labor(?:s|ed)? | harbor\w* | rumors? | humor | centers? | theaters?
    | catalogs? | defense | offense | gray | jewelry | skillful | fulfill | enroll
    | (?:cancel|travel|label|model|counsel|signal)(?:ed|ing|er|ers) | math | mom | résumés?
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# In British spelling the last letter is doubled, which the pattern above does not match: cancelled, labelled.
TWICE = re.compile(r"\b([a-z]+) \1\b", re.IGNORECASE)
MAY_STAND_TWICE = {"that", "had"}


def american(page: Page) -> list[str]:
    return [found.group() for text in page.all_words for found in AMERICAN.finditer(text)]


def stumbles(page: Page) -> list[str]:
    every = (found for text in page.all_words for found in TWICE.finditer(text))
    return [found.group() for found in every if found[1].lower() not in MAY_STAND_TWICE]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_page_is_spelt_as_in_britain(page: Page) -> None:
    assert american(page) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_no_word_stands_twice_in_a_row(page: Page) -> None:
    assert stumbles(page) == []


@pytest.mark.parametrize("text", ["Organize it.", "Their favorite color.", "The talk was canceled."])
def test_american_spelling_is_found(text: str) -> None:
    assert american(read_page(text)) != []


@pytest.mark.parametrize("text", ["Organise it.", "Their favourite colour.", "The talk was cancelled."])
def test_british_spelling_passes(text: str) -> None:
    assert american(read_page(text)) == []


def test_a_word_that_stands_twice_is_found() -> None:
    assert stumbles(read_page("Write to to her.")) == ["to to"]
    assert stumbles(read_page("She had had enough.")) == []
