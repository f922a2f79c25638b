"""What is printed is what was answered, whole, and black on white."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched
from tests.browser.reader import BENEFITS, SKILLS, cell, field, press, ready, saved, tick

LINES = [f"line {number} of a long answer" for number in range(1, 121)]


def printed(page: Page) -> str:
    """The text on paper, with single spaces."""
    document = pypdfium2.PdfDocument(page.pdf())
    text = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    return " ".join(text.split())


def without_dialog(page: Page) -> None:
    """Keep the page as it is while it would be printed."""
    page.evaluate("window.print = () => { window.printed = document.documentElement.className; }")


def test_a_long_answer_is_whole_on_paper(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    field(page, "goal-plan--why").fill("\n".join(LINES))
    field(page, "goal-plan--goal").fill("a wide answer " * 30)
    saved(page, "goal-plan")
    page.reload()
    ready(page)
    text = printed(page)
    assert [line for line in LINES if line not in text] == []
    assert text.count("a wide answer") == 30


def test_dates_and_rows_are_printed_as_people_write_them(page: Page, address: str) -> None:
    page.goto(f"{address}{BENEFITS}")
    ready(page)
    cell(page, "wins-log--wins", 1, "date").fill("2027-02-05")
    cell(page, "wins-log--wins", 1, "did").fill("Planned the rota")
    saved(page, "wins-log")
    text = printed(page)
    assert "5 February 2027" in text
    assert "Planned the rota" in text


def test_one_tool_is_printed_alone_filled_or_blank(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    without_dialog(page)
    field(page, "goal-plan--goal").fill("Talk to five fitters")
    tick(page, "goal-check--one-goal").check()
    press(page, "goal-plan", "print")
    text = printed(page)
    assert "90-day goal plan" in text
    assert "Talk to five fitters" in text
    assert "Is your goal ready?" not in text
    assert "Why practice pays" not in text
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "Is your goal ready?" in printed(page)
    press(page, "goal-plan", "print_blank")
    text = printed(page)
    assert "My goal" in text
    assert "Talk to five fitters" not in text
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(field(page, "goal-plan--goal")).to_have_value("Talk to five fitters")


def test_a_blank_table_has_six_rows_to_write_in(page: Page, address: str) -> None:
    page.goto(f"{address}{BENEFITS}")
    ready(page)
    without_dialog(page)
    cell(page, "wins-log--wins", 1, "did").fill("Planned the rota")
    page.emulate_media(media="print")
    expect(page.locator(".gb-table__paper tr").first).to_be_hidden()
    press_in_print(page, "wins-log", "print_blank")
    expect(page.locator(".gb-table__paper tr:visible")).to_have_count(6)
    assert "Planned the rota" not in printed(page)


def press_in_print(page: Page, tool: str, action: str) -> None:
    """Press a button that print hides."""
    page.emulate_media(media="screen")
    press(page, tool, action)
    page.emulate_media(media="print")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ticks_are_drawn_boxes_and_nothing_is_dark(scheme: Any, browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = watched(context.new_page())
    page.goto(f"{address}{SKILLS}")
    ready(page)
    tick(page, "goal-check--one-goal").check()
    page.emulate_media(media="print", color_scheme=scheme)
    box = tick(page, "goal-check--one-goal")
    assert box.evaluate("(box) => getComputedStyle(box).appearance") == "none"
    assert box.evaluate("(box) => parseFloat(getComputedStyle(box).borderTopWidth)") >= 1
    assert box.evaluate("(box) => getComputedStyle(box, '::before').content") != "none"
    for part in ("html", "body", "#goal-check", "#goal-plan", ".gb-tool__title", ".gb-mirror__text"):
        colour = page.locator(part).first.evaluate("(part) => getComputedStyle(part).backgroundColor")
        assert colour in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), f"{part} is {colour}"
    context.close()


def test_without_script_the_controls_themselves_are_printed(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{SKILLS}")
    page.emulate_media(media="print")
    expect(field(page, "goal-plan--goal")).to_be_visible()
    context.close()
