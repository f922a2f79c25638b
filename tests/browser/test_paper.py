"""What is printed is what was answered, whole, and black on white."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched
from tests.browser.reader import BENEFITS, SKILLS, cell, field, press, ready, rows, saved, tick

LINES = [f"line {number} of a long answer" for number in range(1, 121)]


def sheets(page: Page) -> bytes:
    """The page as a PDF in A4. Playwright hands Firefox inches where it asks for centimetres."""
    unit = 2.54 if page.context.browser and page.context.browser.browser_type.name == "firefox" else 1
    return page.pdf(width=f"{210 * unit}mm", height=f"{297 * unit}mm", print_background=True)


def printed(page: Page) -> str:
    """The text on paper, with single spaces."""
    document = pypdfium2.PdfDocument(sheets(page))
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
    assert text.count("a wide answer") >= 30  # and once more in the card that is made of the answers


def test_dates_and_rows_are_printed_as_people_write_them(page: Page, address: str) -> None:
    page.goto(f"{address}{BENEFITS}")
    ready(page)
    cell(page, "wins-log--wins", 1, "date").fill("2027-02-05")
    cell(page, "wins-log--wins", 1, "did").fill("Planned the rota")
    saved(page, "wins-log")
    expect(rows(page, "wins-log--wins").locator(".gb-mirror__text").first).to_have_text("5 February 2027")
    text = printed(page)
    assert "5 February 2027" in text
    assert "2027-02-05" not in text
    assert "Planned" in text


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


def test_a_blank_table_has_six_rows_to_write_in(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    page = watched(context.new_page())
    page.goto(f"{address}{BENEFITS}")
    ready(page)
    without_dialog(page)
    cell(page, "wins-log--wins", 1, "did").fill("Planned the rota")
    press(page, "wins-log", "print_blank")
    page.emulate_media(media="print")
    expect(page.locator("#wins-log .gb-rows__paper tr:visible")).to_have_count(6)
    expect(page.locator("#wins-log .gb-rows__own tr:visible")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#wins-log .gb-rows__paper tr:visible")).to_have_count(0)
    expect(page.locator("#wins-log .gb-rows__own tr:visible")).to_have_count(1)
    context.close()


def test_ticks_are_boxes_drawn_by_lines(chromium: Browser, address: str) -> None:
    """Not by a background: those are left out unless the reader asks for them."""
    context = chromium.new_context()
    page = watched(context.new_page())
    page.goto(f"{address}{SKILLS}")
    ready(page)
    tick(page, "goal-check--one-goal").check()
    page.emulate_media(media="print")
    for uid in ("goal-check--one-goal", "goal-check--number-date"):
        assert tick(page, uid).evaluate("(box) => getComputedStyle(box).appearance") == "none"
        assert tick(page, uid).evaluate("(box) => parseFloat(getComputedStyle(box).borderTopWidth)") >= 1
    mark = "(box) => parseFloat(getComputedStyle(box, '::before').borderBottomWidth)"
    assert tick(page, "goal-check--one-goal").evaluate(mark) >= 1
    context.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_paper_is_white_from_either_colour_scheme(scheme: str, page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    page.evaluate("(scheme) => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    document = pypdfium2.PdfDocument(sheets(page))
    for sheet in document:
        pixels = bytes(sheet.render(scale=0.5).buffer)
        assert pixels[0] == 255, "the margin is white"
        assert sum(pixels) / len(pixels) > 225, "nothing large is dark"
    document.close()


def test_without_script_the_controls_themselves_are_printed(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{SKILLS}")
    page.emulate_media(media="print")
    expect(field(page, "goal-plan--goal")).to_be_visible()
    context.close()


def test_a_table_with_more_columns_than_fit_is_cards_on_paper(page: Page, address: str) -> None:
    page.goto(f"{address}/workbook/print/?tools=contact-log&how=blank")
    ready(page)
    assert printed(page).count("Best way to reach them") == 6
