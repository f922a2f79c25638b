"""One box a week: as many as the reader plans, each with its day, and no tick is ever hidden."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import sites
from tests.browser.reader import field, ready, saved

PAGE = """\
# Weeks

{% call worksheet("rhythm", title="Rhythm") %}
{{ field("start", kind="date", label="First week") }}
{{ field("weeks", kind="number", label="Weeks to plan") }}
{{ field("grid", kind="weeks", label="Weeks done", help="Go on.", weeks="weeks", start="start", max=12) }}
{% endcall %}
"""


@pytest.fixture(scope="module")
def weeks_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with sites.with_chapter(tmp_path_factory.mktemp("weeks"), "weeks", PAGE) as chapter:
        yield chapter.address


def shown(page: Page) -> Locator:
    return page.locator(".gb-week:visible")


def test_there_are_as_many_weeks_as_the_reader_plans(page: Page, weeks_address: str) -> None:
    page.goto(weeks_address)
    ready(page)
    expect(shown(page)).to_have_count(12)
    field(page, "rhythm--weeks").fill("4")
    expect(shown(page)).to_have_count(4)
    field(page, "rhythm--weeks").fill("40")
    expect(shown(page)).to_have_count(12)
    expect(page.get_by_role("group", name="Weeks done")).to_have_accessible_description("Go on.")
    field(page, "rhythm--weeks").fill("6")
    saved(page, "rhythm")
    page.reload()
    ready(page)
    expect(shown(page)).to_have_count(6)


def test_a_week_that_is_ticked_stays_in_sight(page: Page, weeks_address: str) -> None:
    page.goto(weeks_address)
    ready(page)
    page.get_by_label("Week 8").check()
    field(page, "rhythm--weeks").fill("3")
    expect(shown(page)).to_have_count(4)
    saved(page, "rhythm")
    page.reload()
    ready(page)
    expect(page.get_by_label("Week 8")).to_be_checked()
    stored = page.evaluate("Object.keys(localStorage).map((key) => key.split(':').pop())")
    assert "rhythm--grid--w8--done" in stored
    page.get_by_label("Week 8").uncheck()
    expect(page.get_by_label("Week 8")).to_be_focused()


def test_each_week_has_its_day_once_the_first_is_known(page: Page, weeks_address: str) -> None:
    page.goto(weeks_address)
    ready(page)
    expect(shown(page).nth(2)).to_have_text("Week 3")
    field(page, "rhythm--start").fill("2027-03-16")
    expect(shown(page).nth(0)).to_have_text("Week 1 16 Mar")
    expect(shown(page).nth(2)).to_have_text("Week 3 30 Mar")
    expect(shown(page).nth(11)).to_have_text("Week 12 1 Jun")


def test_without_script_all_weeks_are_on_paper(chromium: Browser, weeks_address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(weeks_address)
    page.emulate_media(media="print")
    expect(page.locator(".gb-week input:visible")).to_have_count(12)
    context.close()
