"""Rows are added, moved and removed, by keyboard and by pointer, and no answer is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import sites
from tests.browser.reader import cell, fill_rows, ready, rows, saved, texts

PAGE = """\
# Rows

{% call worksheet("rows", title="Rows") %}
{% call table("wins", label="Wins") %}
{{ column("did", kind="text", label="What I did", help="Start with a verb.") }}
{{ column("day", kind="date", label="When") }}
{{ column("way", kind="select", label="A way", options={"work": "At work", "study": "While studying"}) }}
{{ column("mood", kind="scale", label="Mood", low="Bad", high="Good") }}
{{ column("note", kind="textarea", label="A note") }}
{% endcall %}
{% endcall %}
"""

WINS = "rows--wins"


@pytest.fixture(scope="module")
def rows_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with sites.with_chapter(tmp_path_factory.mktemp("rows"), "rows", PAGE) as chapter:
        yield chapter.address


def test_a_row_is_moved_by_its_buttons_and_stays_moved(page: Page, rows_address: str) -> None:
    page.goto(rows_address)
    ready(page)
    fill_rows(page, WINS, "did", "one", "two", "three")
    page.get_by_label("Move row 3 up").press("Enter")
    expect(page.get_by_label("Move row 2 up")).to_be_focused()
    expect(page.locator(".gb-announcer")).to_have_text("Row 3 is now row 2.")
    assert texts(page, WINS, "did") == ["one", "three", "two"]
    page.get_by_label("Move row 2 up").press("Enter")
    page.get_by_label("Move row 1 up").press("Enter")
    expect(page.get_by_label("Move row 1 up")).to_be_focused()
    expect(page.get_by_label("Move row 1 up")).to_have_attribute("aria-disabled", "true")
    page.get_by_label("Move row 2 down").press("Enter")
    expect(page.get_by_label("Move row 3 down")).to_be_focused()
    expect(page.get_by_label("What I did, row 3")).to_have_value("one")
    saved(page, "rows")
    page.reload()
    ready(page)
    assert texts(page, WINS, "did") == ["three", "two", "one"]


def test_a_moved_row_keeps_its_controls(page: Page, rows_address: str) -> None:
    """What is half typed, such as a date without its year, lives in the control alone."""
    page.goto(rows_address)
    ready(page)
    fill_rows(page, WINS, "did", "one", "two")
    rows(page, WINS).evaluate_all("(rows) => rows.forEach((row, n) => row.was = n)")
    page.get_by_label("Move row 1 down").click()
    expect(page.get_by_label("What I did, row 1")).to_have_value("two")
    assert rows(page, WINS).evaluate_all("(rows) => rows.map((row) => row.was)") == [1, 0]


def test_the_parts_of_a_row_name_each_other_and_no_other_row(page: Page, rows_address: str) -> None:
    page.goto(rows_address)
    ready(page)
    fill_rows(page, WINS, "did", "one", "two")
    ids = page.locator("[id]").evaluate_all("(all) => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))
    own = rows(page, WINS).evaluate_all("(rows) => rows.map((row) => row.outerHTML).join()")
    assert "--p1--" not in own
    expect(cell(page, WINS, 2, "did")).to_have_accessible_description("Start with a verb.")
    named = (
        rows(page, WINS)
        .locator("[aria-describedby]")
        .evaluate_all("(all) => all.flatMap((one) => one.getAttribute('aria-describedby').split(' '))")
    )
    assert set(named) <= set(ids)
    for number in (1, 2):
        rows(page, WINS).nth(number - 1).get_by_label("4").check()
    expect(rows(page, WINS).get_by_label("4").first).to_be_checked()


def test_the_last_row_can_be_removed_and_brought_back(page: Page, rows_address: str) -> None:
    page.goto(rows_address)
    ready(page)
    fill_rows(page, WINS, "did", "one")
    page.get_by_label("Remove row 1").click()
    expect(cell(page, WINS, 1, "did")).to_be_focused()
    assert texts(page, WINS, "did") == [""]
    page.get_by_role("button", name="Undo").click()
    expect(cell(page, WINS, 1, "did")).to_have_value("one")
    expect(cell(page, WINS, 1, "did")).to_be_focused()


def drag(page: Page, handle: Locator, onto: Locator) -> None:
    """Press on the handle and go to the far side of another row, without letting go."""
    handle.scroll_into_view_if_needed()
    handle.hover()
    page.mouse.down()
    box = onto.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + 20, box["y"] + 2)


def test_a_row_is_dragged_to_its_place(page: Page, rows_address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 2000})
    page.goto(rows_address)
    ready(page)
    fill_rows(page, WINS, "did", "one", "two", "three")
    cell(page, WINS, 1, "did").focus()
    drag(page, rows(page, WINS).nth(2).locator("[data-part=handle]"), rows(page, WINS).nth(0))
    expect(rows(page, WINS).nth(0)).to_have_class("gb-row--dragged")
    page.mouse.up()
    expect(rows(page, WINS).nth(0)).not_to_have_class("gb-row--dragged")
    expect(page.locator(".gb-announcer")).to_have_text("Row 3 is now row 1.")
    assert texts(page, WINS, "did") == ["three", "one", "two"]
    expect(page.get_by_label("What I did, row 1")).to_have_value("three")
    expect(page.get_by_label("What I did, row 2")).to_be_focused()
    saved(page, "rows")
    page.reload()
    ready(page)
    assert texts(page, WINS, "did") == ["three", "one", "two"]


def test_escape_puts_a_dragged_row_back(page: Page, rows_address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 2000})
    page.goto(rows_address)
    ready(page)
    fill_rows(page, WINS, "did", "one", "two", "three")
    drag(page, rows(page, WINS).nth(2).locator("[data-part=handle]"), rows(page, WINS).nth(0))
    expect(rows(page, WINS).nth(0).locator(".gb-control").first).to_have_value("three")
    page.keyboard.press("Escape")
    page.mouse.up()
    assert texts(page, WINS, "did") == ["one", "two", "three"]
    expect(page.get_by_label("What I did, row 3")).to_have_value("three")


WATCH = """(body) => {
  window.touched = [];
  const watcher = new MutationObserver((all) => all.forEach(({target}) => window.touched.push(
    target.closest?.("[data-row]")?.dataset.row ?? target.localName)));
  watcher.observe(body, {attributes: true, childList: true, subtree: true});
}"""


def test_typing_into_one_row_leaves_the_others_alone(page: Page, rows_address: str) -> None:
    """However many there are, so that typing stays quick."""
    page.goto(rows_address)
    ready(page)
    fill_rows(page, WINS, "did", "one", "two", "three")
    cell(page, WINS, 2, "did").focus()
    page.locator(".gb-rows__own").first.evaluate(WATCH)
    cell(page, WINS, 2, "did").press_sequentially("typed")
    expect(rows(page, WINS).nth(1).locator(".gb-mirror__text").first).to_contain_text("typed")
    own = rows(page, WINS).nth(1).get_attribute("data-row")
    assert set(page.evaluate("touched")) == {own}


def test_the_page_scrolls_while_a_row_is_dragged_past_its_edge(page: Page, rows_address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(rows_address)
    ready(page)
    fill_rows(page, WINS, "did", "one", "two", "three", "four", "five")
    handle = rows(page, WINS).nth(4).locator("[data-part=handle]")
    handle.scroll_into_view_if_needed()
    handle.hover()
    page.mouse.down()
    page.mouse.move(400, 10)
    expect(rows(page, WINS).nth(0)).to_have_class("gb-row--dragged")
    page.mouse.up()
    assert texts(page, WINS, "did") == ["five", "one", "two", "three", "four"]
