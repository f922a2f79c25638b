"""A chapter has all its parts, in the same order as the others, and is as long as it says."""

from __future__ import annotations

import re

import pytest

from tests.content.pages import Page, read_page, readers_pages
from tests.content.readability import words

CHAPTERS = [page for page in readers_pages() if page.meta.get("kind") == "chapter"]

LENGTH = range(1500, 2301)
WORDS_A_MINUTE = (200, 230)
NUMBERS = dict(enumerate(("seven", "eight", "nine", "ten", "eleven", "twelve"), 7))
# What the headings of each part look like; the promise stands before them, and the steps between two of them.
PARTS = {
    "why it works": re.compile(r"Why "),
    "example": re.compile(r"Example: \w+"),
    "try it": re.compile(r"Try it now$"),
    "pitfalls": re.compile(r"Pitfalls and how to fix them$"),
    "another way": re.compile(r"If this is hard for you$"),
    "key points": re.compile(r"Key points$"),
    "sources": re.compile(r"Sources$"),
}

each_chapter = pytest.mark.parametrize("page", CHAPTERS, ids=lambda page: page.path)


def length(page: Page) -> int:
    return sum(len(words(block.text)) for block in page.prose)


def parts_out_of_order(page: Page) -> list[str]:
    """The parts that are missing where they should stand."""
    left = [heading.text for heading in page.headings if heading.level == 2]
    lost = []
    for name, pattern in PARTS.items():
        at = next((at for at, text in enumerate(left) if pattern.match(text)), None)
        if at is None:
            lost.append(name)
        else:
            left = left[at + 1 :]
    return lost


def tools_out_of_place(page: Page) -> list[str]:
    """Tools that do not stand after the other way and before the key points."""
    anchors = [heading.anchor for heading in page.headings]
    first, last = anchors.index("if-this-is-hard-for-you"), anchors.index("key-points")
    return [one for one in anchors if one.endswith("-title") and not first < anchors.index(one) < last]


def chapter(*headings: str) -> Page:
    return read_page("# Seeds\n\n" + "\n\n".join(f"## {heading}" for heading in headings))


WHOLE = (
    "Why it works",
    "Sow",
    "Example: Ana sows",
    "Try it now",
    "Pitfalls and how to fix them",
    "If this is hard for you",
    "Key points",
    "Sources",
)


@each_chapter
def test_a_chapter_is_neither_short_nor_long(page: Page) -> None:
    assert length(page) in LENGTH


@each_chapter
def test_the_time_of_a_chapter_is_what_reading_takes(page: Page) -> None:
    slow, fast = WORDS_A_MINUTE
    minutes = int(page.meta["time"].removesuffix(" min"))
    assert length(page) / fast <= minutes <= length(page) / slow


@each_chapter
def test_a_chapter_begins_with_what_readers_can_do_afterwards_and_how_long_it_takes(page: Page) -> None:
    promise = page.prose[0].text
    assert promise.startswith("After this page you can ")
    assert f"about {NUMBERS[int(page.meta['time'].removesuffix(' min'))]} minutes" in promise


@each_chapter
def test_the_parts_of_a_chapter_stand_in_order(page: Page) -> None:
    assert parts_out_of_order(page) == []


@each_chapter
def test_the_tools_of_a_chapter_stand_before_its_key_points(page: Page) -> None:
    assert tools_out_of_place(page) == []


@each_chapter
def test_a_chapter_leads_on(page: Page) -> None:
    assert any(block.text.startswith("Next page: ") for block in page.prose)


def test_a_part_that_is_missing_is_found() -> None:
    assert parts_out_of_order(chapter(*WHOLE)) == []
    assert parts_out_of_order(chapter(*(one for one in WHOLE if one != "Try it now"))) == ["try it"]


def test_a_part_in_the_wrong_place_is_found() -> None:
    assert parts_out_of_order(chapter(WHOLE[3], *WHOLE[:3], *WHOLE[4:])) == ["try it"]


def test_a_tool_in_the_wrong_place_is_found() -> None:
    tool = 'Tool\n\n{% call checklist("sow", title="Sow") %}\n- [ ] Sow. ^sow\n{% endcall %}'
    assert tools_out_of_place(chapter(tool, *WHOLE)) == ["sow-title"]
    assert tools_out_of_place(chapter(*WHOLE[:-2], tool, *WHOLE[-2:])) == []
