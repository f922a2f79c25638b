"""The list of people is one list, whichever worksheets show it."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from macros.assign import write_ids
from macros.ledger import read_ledger
from macros.people import own_ids, people_columns, people_facts
from tests.conftest import ReadPages

MAP = """\
{% call worksheet("network-map", title="Map") %}
{% call people("people", label="People") %}
{{ column("name", kind="text", label="Name") }}
{{ column("circle", kind="select", label="Circle", options={"work": "Work", "study": "Study"}) }}
{{ column("knows", kind="person", label="Who do they know?", many=true) }}
{% endcall %}
{{ field("next", kind="person", label="Next", max=3) }}
{% endcall %}
"""
LOG = """\
{% call worksheet("contact-log", title="Log") %}
{% call people("people", label="People") %}
{{ column("name", kind="text", label="Name or initials") }}
{{ column("circle", kind="select", label="Circle", options={"work": "Work", "study": "Study"}) }}
{{ column("notes", kind="textarea", label="Notes") }}
{% endcall %}
{% endcall %}
"""
COLUMNS = ["people--circle", "people--knows", "people--name", "people--notes"]


def problems(read_pages: ReadPages, *pages: str, ledger: str = "") -> list[str]:
    sources = {f"page-{number}.md": f"# Page\n\n{page}" for number, page in enumerate(pages, 1)}
    return [str(problem) for problem in read_pages(sources, ledger=ledger).problems]


def test_two_worksheets_may_show_the_same_columns(read_pages: ReadPages) -> None:
    assert problems(read_pages, MAP, LOG) == []


def test_the_answers_belong_to_the_list_and_not_to_the_worksheet(read_pages: ReadPages) -> None:
    book = read_pages({"a.md": f"# A\n\n{MAP}", "b.md": f"# B\n\n{LOG}"}).book
    assert sorted({one.uid for one in book.answers()}) == ["network-map--next", *COLUMNS]
    assert [one.id for one in people_columns(book)] == ["name", "circle", "knows", "notes"]


@pytest.mark.parametrize(
    "other",
    [
        LOG.replace(', options={"work": "Work", "study": "Study"}', "").replace('"select"', '"text"'),
        LOG.replace('"study": "Study"', '"home": "Home"'),
    ],
    ids=["kind", "options"],
)
def test_a_column_that_differs_between_worksheets_is_refused_with_both_places(
    other: str, read_pages: ReadPages
) -> None:
    (line,) = problems(read_pages, MAP, other)
    assert line.startswith("docs/page-2.md:6: column 'circle' of the people is of another kind")
    assert "than at docs/page-1.md:6; expected kind select with the same settings" in line


def test_two_lists_in_one_worksheet_are_refused(read_pages: ReadPages) -> None:
    table = LOG[LOG.index("{% call people") : LOG.index("{% endcall %}") + 14]
    twice = LOG.replace(table, table + table.replace('people("people"', 'people("more"'))
    lines = problems(read_pages, twice)
    assert "id 'name' in 'contact-log' is used twice" in lines[0]


def test_a_vanished_column_is_named(read_pages: ReadPages) -> None:
    ledger = "uids:\n  people--notes: {kind: textarea, text: Notes}\n"
    (line,) = problems(read_pages, MAP, ledger=ledger)
    assert "'people--notes' (Notes) was published and is gone" in line


def test_a_column_may_move_to_another_id(read_pages: ReadPages) -> None:
    ledger = "uids:\n  people--remarks: {kind: textarea, text: Remarks}\n"
    ledger += "moved:\n  people--remarks: people--notes\n"
    assert problems(read_pages, MAP, LOG, ledger=ledger) == []


def test_a_column_of_two_worksheets_is_recorded_once(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_text(f"# A\n\n{MAP}", encoding="utf-8")
    (docs / "b.md").write_text(f"# B\n\n{LOG}", encoding="utf-8")
    said = write_ids(docs, site="guide", today="2027-02-05", ask=None)
    assert sorted(line.split(" recorded ")[1] for line in said) == ["network-map--next", *COLUMNS]
    assert sorted(read_ledger(docs).uids) == ["network-map--next", *COLUMNS]


def test_scripts_know_what_each_question_that_names_people_is_called(read_pages: ReadPages) -> None:
    facts = people_facts(read_pages({"a.md": f"# A\n\n{MAP}", "b.md": f"# B\n\n{LOG}"}).book)
    assert facts["places"] == {
        "people--knows": "Map: Who do they know?",
        "network-map--next": "Map: Next",
    }
    assert facts["options"] == {"circle": {"work": "Work", "study": "Study"}}


def test_elements_of_two_lists_on_one_page_have_ids_of_their_own() -> None:
    drawn = own_ids(fromstring('<p><input id="a" data-uid="a" aria-describedby="b c"/></p>'), "map")
    assert drawn[0].attrib == {"id": "map--a", "data-uid": "a", "aria-describedby": "map--b map--c"}
