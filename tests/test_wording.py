"""The ledger keeps the words that readers answered, and pages tell those who answered others than today's."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.assign import write_ids
from macros.book import read_book
from macros.bundles import BUNDLES, loaded_by
from macros.ledger import Former, read_ledger
from macros.wording import marks_of, plain, reworded

PAGE = '# Page\n\n{{% call checklist("prep", title="Get ready") %}}\n- [ ] {} ^smile\n{{% endcall %}}\n'


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


def says(docs: Path, text: str, today: str) -> tuple[Former, ...]:
    (docs / "page.md").write_text(PAGE.format(text), encoding="utf-8")
    write_ids(docs, site="guide", today=today, ask=None)
    return read_ledger(docs).uids["prep--smile"].was


def test_earlier_words_are_kept_with_their_last_day(docs: Path) -> None:
    assert says(docs, "Smile.", "2027-01-01") == ()
    assert says(docs, "Greet everybody.", "2027-02-05") == (Former("Smile.", "2027-02-05"),)
    second = (Former("Smile.", "2027-02-05"), Former("Greet everybody.", "2027-03-01"))
    assert says(docs, "Say hello.", "2027-03-01") == second
    assert says(docs, "Say hello.", "2027-03-02") == second


def test_words_of_a_single_day_are_not_kept(docs: Path) -> None:
    says(docs, "Smile.", "2027-01-01")
    says(docs, "Greet everybody.", "2027-02-05")
    assert says(docs, "Say hello.", "2027-02-05") == (Former("Smile.", "2027-02-05"),)
    assert says(docs, "Smile.", "2027-02-05") == ()


@pytest.mark.parametrize("text", ["smile!", "**Smile**.", "[Smile](a.md).", "Smile.[^1]"])
def test_other_signs_are_no_other_words(text: str, docs: Path) -> None:
    says(docs, "Smile.", "2027-01-01")
    assert says(docs, text, "2027-02-05") == ()


def test_the_script_knows_the_earlier_words_of_questions_that_have_any(docs: Path) -> None:
    says(docs, "Smile.", "2027-01-01")
    reading = read_book(docs)
    assert reworded(reading.book, reading.ledger) == {}
    says(docs, "Greet **everybody**.", "2027-02-05")
    says(docs, "Say hello.", "2027-03-05")
    reading = read_book(docs)
    told = reworded(reading.book, reading.ledger)
    assert told == {
        "prep--smile": [
            {"text": "Smile.", "until": "2027-02-05"},
            {"text": "Greet everybody.", "until": "2027-03-05"},
        ]
    }
    assert 'data-uid="prep--smile"' in list(marks_of(told))


def test_only_a_page_with_such_a_question_loads_the_script() -> None:
    assets = {one.name: {"script": "", "style": ""} for one in BUNDLES}
    marks = {"reworded": list(marks_of({"prep--smile": []}))}
    for html, called in [
        ('<input data-uid="prep--smile">', True),
        ('<input data-uid="prep--smile-2">', False),
    ]:
        assert called == (
            "reworded" in [one["name"] for one in loaded_by(html, assets, marks) if one["called"]]
        )


def test_a_column_and_a_fact_of_people_are_found_by_what_holds_them() -> None:
    assert 'data-field="plan--wins"' in list(marks_of({"plan--wins--when": []}))
    assert 'data-kind="people"' in list(marks_of({"people--circle": []}))


def test_markdown_becomes_words() -> None:
    assert plain("Bring **three** `cards` to the [event](a.md).[^1]") == "Bring three cards to the event."


@pytest.mark.parametrize("was", ["7", "[{text: Smile.}]", "[{text: Smile., until: soon}]", "[Smile.]"])
def test_earlier_words_without_their_day_are_refused(was: str, docs: Path) -> None:
    says(docs, "Smile.", "2027-01-01")
    ledger = docs / "ids.lock.yml"
    ledger.write_text(ledger.read_text().replace("text: Smile.", f"text: Smile., was: {was}"))
    assert "'prep--smile' holds" in str(read_book(docs).problems[0])
