"""Lists, limits and rows of the author: what is answered in a row stays with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import sites
from tests.browser.reader import field, fill_rows, ready, rows, saved, table, texts

PAGE = """\
# Lists

{% call worksheet("lists", title="Lists") %}
{% call table("roles", label="Roles", rows={"guide": "Guide", "peer": "{x} peer"}) %}
{{ column("who", kind="text", label="Who") }}
{{ column("since", kind="date", label="Since") }}
{% endcall %}
{{ field("goals", kind="list", label="Goals", help="Three is plenty.", max=3) }}
{{ field("reviews", kind="dates", label="Review dates", example="2027-04-30, 2027-05-31") }}
{% endcall %}
"""

ROLES = "lists--roles"
GOALS = "lists--goals"
REVIEWS = "lists--reviews"


@pytest.fixture(scope="module")
def chapter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sites.Chapter]:
    with sites.with_chapter(tmp_path_factory.mktemp("lists"), "lists", PAGE) as chapter:
        yield chapter


@pytest.fixture(scope="module")
def lists_address(chapter: sites.Chapter) -> str:
    return chapter.address


def test_a_list_takes_as_many_lines_as_the_author_allows(page: Page, lists_address: str) -> None:
    page.goto(lists_address)
    ready(page)
    fill_rows(page, GOALS, "text", "one", "two")
    add = table(page, GOALS).get_by_role("button", name="Add a line")
    expect(add).to_be_enabled()
    fill_rows(page, GOALS, "text", "one", "two", "three")
    expect(add).to_be_disabled()
    expect(table(page, GOALS)).to_contain_text("3 at most.")
    expect(page.get_by_label("Goals, line 3")).to_have_value("three")
    expect(page.get_by_label("Goals, line 3")).to_have_accessible_description("Three is plenty.")
    table(page, GOALS).get_by_label("Move line 3 up").click()
    saved(page, "lists")
    page.reload()
    ready(page)
    assert texts(page, GOALS, "text") == ["one", "three", "two"]
    table(page, GOALS).get_by_label("Remove line 1").click()
    expect(add).to_be_enabled()
    expect(table(page, GOALS)).not_to_contain_text("at most")


def test_lines_beyond_a_limit_that_the_author_lowered_stay(
    page: Page, chapter: sites.Chapter, lists_address: str
) -> None:
    page.goto(lists_address)
    ready(page)
    fill_rows(page, GOALS, "text", "one", "two", "three")
    saved(page, "lists")
    with chapter.edited(PAGE.replace("max=3", "max=2")):
        page.reload()
        ready(page)
        assert texts(page, GOALS, "text") == ["one", "two", "three"]
        expect(table(page, GOALS).get_by_role("button", name="Add a line")).to_be_disabled()
        expect(table(page, GOALS)).to_contain_text("2 at most.")


def test_a_list_of_dates_keeps_days(page: Page, lists_address: str) -> None:
    page.goto(lists_address)
    ready(page)
    fill_rows(page, REVIEWS, "date", "2027-04-30", "2027-05-31")
    saved(page, "lists")
    page.reload()
    ready(page)
    assert texts(page, REVIEWS, "date") == ["2027-04-30", "2027-05-31"]
    expect(rows(page, REVIEWS).locator(".gb-mirror__text").first).to_have_text("30 April 2027")
    expect(page.get_by_label("Review dates, line 2")).to_have_value("2027-05-31")


def test_rows_of_the_author_keep_their_answers_by_their_id(page: Page, lists_address: str) -> None:
    page.goto(lists_address)
    ready(page)
    field(page, f"{ROLES}--peer--who").fill("Otieno")
    expect(page.get_by_label("Who, {x} peer", exact=True)).to_have_value("Otieno")
    expect(table(page, ROLES).get_by_role("rowheader")).to_have_text(["Guide", "{x} peer"])
    expect(table(page, ROLES).get_by_role("button")).to_have_count(0)
    saved(page, "lists")
    page.reload()
    ready(page)
    expect(field(page, f"{ROLES}--peer--who")).to_have_value("Otieno")
    stored = page.evaluate("Object.keys(localStorage).filter((key) => key.includes('--roles'))")
    assert [key.split(":")[-1] for key in stored] == [f"{ROLES}--peer--who"]


def test_an_answered_row_that_the_author_took_away_is_still_shown(
    page: Page, chapter: sites.Chapter, lists_address: str
) -> None:
    page.goto(lists_address)
    ready(page)
    field(page, f"{ROLES}--guide--who").fill("Leila")
    field(page, f"{ROLES}--guide--since").fill("2027-02-05")
    field(page, f"{ROLES}--peer--who").fill("Otieno")
    field(page, f"{ROLES}--peer--who").fill("")
    saved(page, "lists")
    with chapter.edited(PAGE.replace('{"guide": "Guide", "peer": "{x} peer"}', '{"friend": "Friend"}')):
        page.reload()
        ready(page)
        expect(table(page, ROLES).get_by_role("rowheader")).to_have_text(
            ["Friend", "guide (no longer offered)"]
        )
        expect(page.get_by_label("Who, guide (no longer offered)")).to_have_value("Leila")
        expect(field(page, f"{ROLES}--guide--since")).to_have_value("2027-02-05")
        field(page, f"{ROLES}--guide--who").fill("Leila Z.")
        saved(page, "lists")
    page.reload()
    ready(page)
    expect(field(page, f"{ROLES}--guide--who")).to_have_value("Leila Z.")


def test_long_words_do_not_push_the_page_sideways(
    page: Page, chapter: sites.Chapter, lists_address: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    word = "Donaudampfschifffahrtsgesellschaftskapit"
    text = PAGE
    for label in ("Guide", "Who", "Goals", "Three is plenty", "Roles"):
        text = text.replace(f'"{label}', f'"{word}')
    with chapter.edited(text):
        page.goto(lists_address)
        ready(page)
        fill_rows(page, GOALS, "text", word, word, word)
        fill_rows(page, REVIEWS, "date", "2027-04-30", "2027-05-31")
        field(page, f"{ROLES}--guide--who").fill(word)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0
        inside = "(tool) => tool.scrollWidth - tool.clientWidth"
        assert page.locator("#lists .gb-tool__body").evaluate(inside) <= 0
