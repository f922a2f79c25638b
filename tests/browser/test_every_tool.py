"""Every tool of the book, with all its kinds: its answers are kept, printed, and given without a mouse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from macros.book import read_book
from macros.model import Page as BookPage
from tests import browsers
from tests.browser.answering import ASKED, answer_all, held, press_answer
from tests.browser.conftest import watched
from tests.browser.reader import foot, ready
from tests.browser.test_paper import printed
from tests.sites import ROOT

CHAPTERS = [page for page in read_book(ROOT / "docs").book.pages if page.tools and page.kind == "chapter"]

# Which question has the focus: [tool, uid, kind].
FOCUSED = """() => {
  const control = document.activeElement;
  return [control.closest(".gb-tool")?.id, control.dataset.uid, control.dataset.kind];
}"""

# What stands on paper for the answers: the texts beside the controls.
MIRRORED = """() => [...document.querySelectorAll(".gb-mirror__text")]
  .map((one) => one.textContent).filter(Boolean)"""


def path(chapter: BookPage) -> str:
    return f"/{chapter.uri.removesuffix('.md')}/"


def tools(chapter: BookPage) -> list[str]:
    return [tool.id for tool in chapter.tools]


def open_chapter(page: Page, address: str, chapter: BookPage) -> None:
    page.goto(f"{address}{path(chapter)}")
    ready(page)


def answer_chapter(page: Page, chapter: BookPage, *, first: int) -> int:
    """Answer all there is to answer, wait until it is saved, and return the number for the next answer."""
    for tool in tools(chapter):
        count = answer_all(page, tool, first=first)
        assert count, f"{tool} asks nothing"
        first += count
    for tool in tools(chapter):
        expect(foot(page, tool)).to_have_attribute("data-state", "saved")
    return first


class Workbook:
    """A browser profile in which everything was answered; each `page` is one of a new browser process."""

    def __init__(self, playwright: Playwright, engine: str, profile: Path) -> None:
        self._start = partial(browsers.launch_persistent, playwright, engine, profile)
        self._context: BrowserContext | None = None
        self.given: dict[str, dict[str, str]] = {}

    def page(self) -> Page:
        self.close()
        self._context = self._start()
        return watched(self._context.new_page())

    def close(self) -> None:
        if self._context:
            self._context.close()
        self._context = None


@pytest.fixture(scope="module")
def workbook(
    playwright: Playwright, engine: str, address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workbook]:
    workbook = Workbook(playwright, engine, tmp_path_factory.mktemp("workbook"))
    page = workbook.page()
    first = 1
    for chapter in CHAPTERS:
        open_chapter(page, address, chapter)
        first = answer_chapter(page, chapter, first=first)
    for chapter in CHAPTERS:  # after all of it, as what is said of people stands in several tools
        open_chapter(page, address, chapter)
        workbook.given |= {tool: held(page, tool) for tool in tools(chapter)}
    yield workbook
    workbook.close()


def test_every_answer_of_every_tool_is_there_in_a_new_browser_process(
    workbook: Workbook, address: str
) -> None:
    page = workbook.page()
    found: dict[str, dict[str, str]] = {}
    for chapter in CHAPTERS:
        open_chapter(page, address, chapter)
        found |= {tool: held(page, tool) for tool in tools(chapter)}
    assert found == workbook.given
    assert len(found) == 26
    typed = {value for answers in found.values() for value in answers.values() if "Answer" in value}
    assert len(typed) > 60


def test_every_answer_of_every_tool_is_found_in_the_printed_workbook(
    workbook: Workbook, address: str
) -> None:
    page = workbook.page()
    page.goto(f"{address}/workbook/print/")
    ready(page)
    # Word by word, as the foot of a sheet may stand in the middle of a text.
    mirrored = {word for one in page.evaluate(MIRRORED) for word in one.split()}
    text = re.sub(r"\s", "", printed(page))
    assert [word for word in mirrored if word not in text] == []
    typed = [value for answers in workbook.given.values() for value in answers.values()]
    typed = [one for value in typed for one in re.findall(r"(?:Answer|Person)\d+", value)]
    assert [one for one in typed if one not in text] == []


def test_no_answer_is_on_blank_paper(workbook: Workbook, address: str) -> None:
    page = workbook.page()
    page.goto(f"{address}/workbook/print/?how=blank")
    ready(page)
    assert re.findall(r"(?:Answer|Person)\d+", printed(page)) == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.uri)
@pytest.mark.alike_in_engines
def test_every_tool_is_answered_by_keyboard_alone(chapter: BookPage, page: Page, address: str) -> None:
    open_chapter(page, address, chapter)
    asked: dict[str, list[str]] = {}
    done: set[str] = set()
    page.locator(f"#{tools(chapter)[0]}-title").evaluate("title => { title.tabIndex = -1; title.focus(); }")
    for tool, uid, kind in _stops(page, last=tools(chapter)[-1]):
        if tool not in asked:
            asked[tool] = [one for one, _ in page.locator(f"#{tool}").evaluate(ASKED)]
        if uid and uid not in done and uid in asked[tool]:
            press_answer(page, kind, len(done))
            done.add(uid)
    assert list(asked) == tools(chapter)
    for tool, uids in asked.items():
        left = [uid for uid, _ in page.locator(f"#{tool}").evaluate(ASKED)]  # an answer may take others away
        assert [uid for uid in uids if uid in left and uid not in held(page, tool)] == [], tool


def _stops(page: Page, *, last: str) -> Iterator[list[Any]]:
    """Yield where each press of Tab leads, until it leaves the last tool."""
    inside = False
    for _ in range(900):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if inside and stop[0] != last:
            return
        inside = stop[0] == last
        if stop[0]:
            yield stop
    raise AssertionError("Tab does not leave the tools")
