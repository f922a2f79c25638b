"""Rows are added, moved and removed, by keyboard and by pointer, and no answer is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import sites
from tests.browser.reader import cell, ready, rows, saved

PAGE = """\
# Rows

{% call worksheet("rows", title="Rows") %}
{% call table("wins", label="Wins") %}
{{ column("did", kind="text", label="What I did", help="Start with a verb.") }}
{{ column("day", kind="date", label="When") }}
{{ column("way", kind="select", label="A way", options={"work": "At work", "study": "While studying"}) }}
{{ column("note", kind="textarea", label="A note") }}
{% endcall %}
{% endcall %}
"""

WINS = "rows--wins"


@pytest.fixture(scope="module")
def rows_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    copy = sites.copied(tmp_path_factory.mktemp("rows"))
    (copy / "docs/chapters/rows.md").write_text(PAGE, encoding="utf-8")
    with sites.served(sites.built(copy, copy / "site")) as address:
        yield f"{address}/chapters/rows/"


def table(page: Page, uid: str) -> Locator:
    return page.locator(f'[data-field="{uid}"]')


def fill(page: Page, *texts: str, uid: str = WINS, column: str = "did") -> None:
    """Write each text into a row of its own."""
    for number, text in enumerate(texts, 1):
        if number > rows(page, uid).count():
            table(page, uid).locator("[data-action=add_row]").click()
        cell(page, uid, number, column).fill(text)


def texts(page: Page, uid: str = WINS, column: str = "did") -> list[str]:
    controls = table(page, uid).locator(f'.gb-rows__own .gb-control[data-uid$="--{column}"]')
    return [control.input_value() for control in controls.all()]


def test_a_row_is_moved_by_its_buttons_and_stays_moved(page: Page, rows_address: str) -> None:
    page.goto(rows_address)
    ready(page)
    fill(page, "one", "two", "three")
    page.get_by_label("Move row 3 up").press("Enter")
    expect(page.get_by_label("Move row 2 up")).to_be_focused()
    expect(page.locator(".gb-announcer")).to_have_text("Row 3 is now row 2.")
    assert texts(page) == ["one", "three", "two"]
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
    assert texts(page) == ["three", "two", "one"]


def test_a_moved_row_keeps_its_controls(page: Page, rows_address: str) -> None:
    """What is half typed, such as a date without its year, lives in the control alone."""
    page.goto(rows_address)
    ready(page)
    fill(page, "one", "two")
    rows(page, WINS).evaluate_all("(rows) => rows.forEach((row, n) => row.was = n)")
    page.get_by_label("Move row 1 down").click()
    expect(page.get_by_label("What I did, row 1")).to_have_value("two")
    assert rows(page, WINS).evaluate_all("(rows) => rows.map((row) => row.was)") == [1, 0]


def test_the_parts_of_a_row_name_each_other_and_no_other_row(page: Page, rows_address: str) -> None:
    page.goto(rows_address)
    ready(page)
    fill(page, "one", "two")
    ids = page.locator("[id]").evaluate_all("(all) => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))
    own = rows(page, WINS).evaluate_all("(rows) => rows.map((row) => row.outerHTML).join()")
    assert "--p1--" not in own
    expect(cell(page, WINS, 2, "did")).to_have_accessible_description("Start with a verb.")


def test_the_last_row_can_be_removed_and_brought_back(page: Page, rows_address: str) -> None:
    page.goto(rows_address)
    ready(page)
    fill(page, "one")
    page.get_by_label("Remove row 1").click()
    expect(cell(page, WINS, 1, "did")).to_be_focused()
    assert texts(page) == [""]
    page.get_by_role("button", name="Undo").click()
    expect(cell(page, WINS, 1, "did")).to_have_value("one")
    expect(cell(page, WINS, 1, "did")).to_be_focused()
