"""What the pages that look over the book know of each tool."""

from __future__ import annotations

from typing import Any

from macros.catalogue import catalogue, last_wordings
from macros.fields import kinds
from tests.conftest import ReadPages

CHECKLIST = """{% call checklist("goal-check", title="Is your goal ready?", time="20 minutes") %}
- [ ] Write one goal. ^one-goal
    - [ ] Say it aloud. ^aloud
{% endcall %}
"""
WORKSHEET = """{% call worksheet("wins-log", title="Wins log") %}
{{ field("proudest", kind="textarea", label="Proudest") }}
{% call table("wins", label="Wins") %}
{{ column("did", kind="text", label="What I did") }}
{% endcall %}
{% endcall %}
"""
URLS = {"index.md": "", "one.md": "one/", "two.md": "two/", "workbook/print.md": "workbook/print/"}


def facts(read_pages: ReadPages, pages: dict[str, str]) -> dict[str, Any]:
    reading = read_pages(pages)
    assert not reading.problems
    return catalogue(reading.book, URLS)


def chapter(text: str) -> str:
    return f"---\ntitle: A chapter\nkind: chapter\ntime: 8 min\n---\n\n{text}"


def test_a_checklist_counts_each_of_its_items(read_pages: ReadPages) -> None:
    [tool] = facts(read_pages, {"one.md": chapter(CHECKLIST)})["chapters"][0]["tools"]
    assert tool == {
        "id": "goal-check",
        "title": "Is your goal ready?",
        "time": "20 minutes",
        "kind": "checklist",
        "parts": ["goal-check--one-goal", "goal-check--aloud"],
    }


def test_a_worksheet_counts_its_fields_and_a_table_once(read_pages: ReadPages) -> None:
    [tool] = facts(read_pages, {"one.md": chapter(WORKSHEET)})["chapters"][0]["tools"]
    assert tool["parts"] == ["wins-log--proudest", "wins-log--wins--"]


def test_a_kind_keeps_its_answers_below_its_own_uid_where_it_fits_into_no_cell() -> None:
    below = {name for name, kind in kinds().items() if not kind.in_table}
    assert below <= {"table", "list", "dates", "weeks", "checkboxes", "people"}
    assert not below & {"text", "textarea", "date", "select"}


def test_chapters_are_numbered_in_the_order_of_the_menu(read_pages: ReadPages) -> None:
    pages = {"two.md": chapter(CHECKLIST), "one.md": chapter(WORKSHEET), "index.md": "# Home\n"}
    found = facts(read_pages, pages)
    numbers = [(one["number"], one["url"], one["checklists"], one["worksheets"]) for one in found["chapters"]]
    assert numbers == [(1, "one/", 0, 1), (2, "two/", 1, 0)]
    assert found["tools"] == 2
    assert found["print"] == "workbook/print/"


def test_a_draft_and_its_tools_are_not_counted(read_pages: ReadPages) -> None:
    draft = chapter(CHECKLIST).replace("kind: chapter", "kind: chapter\nstatus: draft")
    found = facts(read_pages, {"one.md": chapter(WORKSHEET), "two.md": draft})
    assert (found["tools"], len(found["chapters"]), len(found["pages"])) == (1, 1, 1)


def test_of_a_question_that_is_gone_the_last_wording_is_known(read_pages: ReadPages) -> None:
    ledger = (
        "site: demo\nuids:\n  old--gone: {kind: tick, text: Ask a friend.}\n"
        "  list--one: {kind: tick, text: One.}\nretired:\n  old--gone: nobody ticked it\n"
    )
    reading = read_pages({"page.md": chapter(CHECKLIST)}, ledger=ledger)
    assert last_wordings(reading.book, reading.ledger)["old--gone"] == "Ask a friend."
    assert not last_wordings(reading.book, reading.ledger).keys() & {
        one.uid for one in reading.book.published()
    }
