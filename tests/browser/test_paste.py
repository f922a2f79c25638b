"""What was copied in a spreadsheet is pasted into a table cell by cell, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import sites
from tests.browser.reader import cell, field, fill_rows, ready, rows, saved, table, texts

PAGE = """\
# Paste

{% call worksheet("paste", title="Paste") %}
{% call table("leads", label="Leads", max=4) %}
{{ column("what", kind="text", label="What") }}
{{ column("stage", kind="select", label="Stage", options={"spotted": "Spotted", "talked": "We talked"}) }}
{{ column("due", kind="date", label="Due") }}
{{ column("note", kind="textarea", label="Note") }}
{% endcall %}
{% call table("roles", label="Roles", rows={"guide": "Guide", "peer": "Peer"}) %}
{{ column("who", kind="text", label="Who") }}
{{ column("since", kind="date", label="Since") }}
{% endcall %}
{{ field("names", kind="list", label="Names") }}
{% endcall %}
"""

LEADS = "paste--leads"
NAMES = "paste--names"

COPIED = """(text) => {
  const box = document.createElement("textarea");
  box.id = "copied";
  box.value = text;
  document.body.append(box);
  box.select();
}"""


@pytest.fixture(scope="module")
def paste_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with sites.with_chapter(tmp_path_factory.mktemp("paste"), "paste", PAGE) as chapter:
        yield chapter.address


def paste(control: Locator, text: str) -> None:
    """Copy a text elsewhere and paste it, as the browser does that."""
    page = control.page
    page.evaluate(COPIED, text)
    page.keyboard.press("Control+C")
    page.evaluate("document.getElementById('copied').remove()")
    control.focus()
    page.keyboard.press("Control+V")


def test_a_paste_fills_the_cells_right_and_below_and_is_undone_at_once(
    page: Page, paste_address: str
) -> None:
    page.goto(paste_address)
    ready(page)
    fill_rows(page, LEADS, "what", "old", "below")
    text = 'Depot\tWe Talked\t2027-03-18\t"two\nlines"\nMill\tspotted\t\t\nFarm\n'
    paste(cell(page, LEADS, 2, "what"), text)
    expect(rows(page, LEADS)).to_have_count(4)
    assert texts(page, LEADS, "what") == ["old", "Depot", "Mill", "Farm"]
    assert texts(page, LEADS, "stage") == ["", "talked", "spotted", ""]
    assert texts(page, LEADS, "due") == ["", "2027-03-18", "", ""]
    assert texts(page, LEADS, "note") == ["", "two\nlines", "", ""]
    expect(cell(page, LEADS, 2, "what")).to_be_focused()
    expect(page.locator(".gb-announcer")).to_have_text("9 cells filled.")
    saved(page, "paste")
    page.reload()
    ready(page)
    assert texts(page, LEADS, "what") == ["old", "Depot", "Mill", "Farm"]


def test_a_paste_is_undone_as_one(page: Page, paste_address: str) -> None:
    page.goto(paste_address)
    ready(page)
    fill_rows(page, LEADS, "what", "old")
    paste(cell(page, LEADS, 1, "what"), "a\tspotted\nb\ttalked")
    expect(rows(page, LEADS)).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(rows(page, LEADS)).to_have_count(1)
    assert texts(page, LEADS, "what") == ["old"]
    assert texts(page, LEADS, "stage") == [""]


@pytest.mark.parametrize(
    ("row", "column", "text", "told"),
    [
        (1, "what", "a\nb\nc\nd\ne", "It takes 5 rows and 1 column,"),
        (1, "note", "a\tb", "It takes 1 row and 2 columns,"),
    ],
)
def test_a_paste_for_which_there_is_no_room_changes_nothing(
    row: int, column: str, text: str, told: str, page: Page, paste_address: str
) -> None:
    page.goto(paste_address)
    ready(page)
    fill_rows(page, LEADS, "what", "old")
    paste(cell(page, LEADS, row, column), text)
    expect(table(page, LEADS)).to_contain_text(f"Nothing was pasted. {told}")
    assert texts(page, LEADS, "what") == ["old"]
    assert texts(page, LEADS, "note") == [""]


def test_what_fits_no_answer_is_named_and_the_rest_is_pasted(page: Page, paste_address: str) -> None:
    page.goto(paste_address)
    ready(page)
    paste(cell(page, LEADS, 1, "what"), "a\tmaybe\t2027-03-18\nb\ttalked\tsoon")
    assert texts(page, LEADS, "what") == ["a", "b"]
    assert texts(page, LEADS, "stage") == ["", "talked"]
    assert texts(page, LEADS, "due") == ["2027-03-18", ""]
    expect(table(page, LEADS)).to_contain_text("“maybe” (Stage, row 1); “soon” (Due, row 2)")


def test_one_text_and_lines_for_a_box_of_lines_are_the_browsers_own(page: Page, paste_address: str) -> None:
    page.goto(paste_address)
    ready(page)
    paste(cell(page, LEADS, 1, "what"), "one text\n")
    paste(cell(page, LEADS, 1, "note"), "two\nlines")
    expect(cell(page, LEADS, 1, "what")).to_have_value("one text")
    expect(cell(page, LEADS, 1, "note")).to_have_value("two\nlines")
    assert rows(page, LEADS).count() == 1


def test_lines_are_pasted_into_a_list(page: Page, paste_address: str) -> None:
    page.goto(paste_address)
    ready(page)
    paste(cell(page, NAMES, 1, "text"), "Otieno\nLeila\nThuy\n")
    assert texts(page, NAMES, "text") == ["Otieno", "Leila", "Thuy"]


def test_rows_of_the_author_take_a_paste_and_get_no_more(page: Page, paste_address: str) -> None:
    page.goto(paste_address)
    ready(page)
    first = field(page, "paste--roles--guide--who")
    paste(first, "Otieno\t2027-03-18\nLeila")
    expect(field(page, "paste--roles--guide--since")).to_have_value("2027-03-18")
    expect(field(page, "paste--roles--peer--who")).to_have_value("Leila")
    paste(first, "a\nb\nc")
    expect(first).to_have_value("Otieno")
    expect(table(page, "paste--roles")).to_contain_text("Nothing was pasted.")
