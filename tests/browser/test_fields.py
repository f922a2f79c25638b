"""Each kind of field takes an answer, shows it again, and puts it on paper in people's words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import sites
from tests.browser.reader import cell, field, ready, rows, saved

PAGE = """\
# Kinds

{% call worksheet("kinds", title="Kinds") %}
{{ field("line", kind="text", label="A line") }}
{{ field("lines", kind="textarea", label="Lines") }}
{{ field("day", kind="date", label="A day") }}
{{ field("way", kind="select", label="A way", options={"work": "At work", "study": "While studying"}) }}
{% call table("list", label="A list") %}
{{ column("way", kind="select", label="A way", options={"work": "At work", "study": "While studying"}) }}
{{ column("note", kind="textarea", label="A note") }}
{% endcall %}
{% endcall %}
"""

ODD = "a <b>“quoted”</b> & \\ ` 例 🙂 \u202eright to left\u202c " + "long " * 200


@pytest.fixture(scope="module")
def chapter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sites.Chapter]:
    with sites.with_chapter(tmp_path_factory.mktemp("kinds"), "kinds", PAGE) as chapter:
        yield chapter


@pytest.fixture(scope="module")
def kinds_address(chapter: sites.Chapter) -> str:
    return chapter.address


def mirror(page: Page, uid: str) -> str:
    return page.locator(f'[data-field="{uid}"] .gb-mirror__text').first.text_content() or ""


def test_every_kind_is_kept_and_mirrored_for_paper(page: Page, kinds_address: str) -> None:
    page.goto(kinds_address)
    ready(page)
    field(page, "kinds--line").fill(ODD)
    field(page, "kinds--lines").fill("one\n\ntwo")
    field(page, "kinds--day").fill("2027-02-05")
    field(page, "kinds--way").select_option("study")
    cell(page, "kinds--list", 1, "way").select_option("work")
    cell(page, "kinds--list", 1, "note").fill("a note\nof two lines")
    saved(page, "kinds")
    page.reload()
    expect(field(page, "kinds--line")).to_have_value(ODD)
    expect(field(page, "kinds--lines")).to_have_value("one\n\ntwo")
    expect(field(page, "kinds--day")).to_have_value("2027-02-05")
    expect(field(page, "kinds--way")).to_have_value("study")
    expect(cell(page, "kinds--list", 1, "way")).to_have_value("work")
    expect(cell(page, "kinds--list", 1, "note")).to_have_value("a note\nof two lines")
    assert mirror(page, "kinds--line") == ODD
    assert mirror(page, "kinds--lines") == "one\n\ntwo"
    assert mirror(page, "kinds--day") == "5 February 2027"
    assert mirror(page, "kinds--way") == "While studying"
    assert mirror(page, "kinds--list") == "At work"


def test_a_choice_that_the_author_took_away_stays_chosen(page: Page, chapter: sites.Chapter) -> None:
    page.goto(chapter.address)
    ready(page)
    field(page, "kinds--way").select_option("study")
    saved(page, "kinds")
    with chapter.edited(PAGE.replace('"study": "While studying"', '"home": "At home"')):
        page.reload()
        expect(field(page, "kinds--way")).to_have_value("study")
        expect(field(page, "kinds--way").locator("option:checked")).to_have_text("study (no longer offered)")


def test_markup_in_an_answer_stays_text(page: Page, kinds_address: str) -> None:
    page.goto(kinds_address)
    ready(page)
    field(page, "kinds--line").fill("<img src=x onerror='window.broken = true'>")
    cell(page, "kinds--list", 1, "note").fill("</textarea><script>window.broken = true</script>")
    saved(page, "kinds")
    page.reload()
    expect(field(page, "kinds--line")).to_have_value("<img src=x onerror='window.broken = true'>")
    assert page.evaluate("window.broken === undefined")


def test_a_box_of_lines_grows_with_its_text(page: Page, kinds_address: str) -> None:
    page.goto(kinds_address)
    ready(page)
    box = field(page, "kinds--lines")
    before = box.evaluate("(box) => box.offsetHeight")
    box.fill("line\n" * 30)
    assert box.evaluate("(box) => box.offsetHeight") > before
    assert box.evaluate("(box) => box.scrollHeight - box.clientHeight") <= 2


def test_rows_are_named_by_their_number_as_they_come_and_go(page: Page, kinds_address: str) -> None:
    page.goto(kinds_address)
    ready(page)
    for _ in range(2):
        page.locator("#kinds [data-action=add_row]").click()
    expect(rows(page, "kinds--list")).to_have_count(3)
    cell(page, "kinds--list", 3, "note").fill("third")
    expect(page.get_by_label("A note, row 3")).to_have_value("third")
    page.get_by_label("Remove row 2").click()
    expect(page.get_by_label("A note, row 2")).to_have_value("third")
    expect(page.get_by_label("Remove row 2")).to_be_focused()
