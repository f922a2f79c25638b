"""Ids never change by themselves, and an edit that would lose answers stops the build."""

from __future__ import annotations

import pytest

from macros.identity import is_id
from tests.conftest import ReadPages

LEDGER = """\
site: guide
uids:
  prep--cards: {kind: tick, text: Bring three cards.}
  prep--smile: {kind: tick, text: Smile.}
  plan--goal: {kind: text, text: My goal}
  plan--wins: {kind: table, text: Wins}
  plan--wins--when: {kind: date, text: When}
moved: {}
split: {}
retired: {}
"""

PREP = """\
{% call checklist("prep", title="Get ready") %}
- [ ] Bring three cards. ^cards
- [ ] Smile. ^smile
{% endcall %}
"""
PLAN = """\
{% call worksheet("plan", title="Plan") %}
{{ field("goal", kind="text", label="My goal") }}
{% call table("wins", label="Wins") %}
{{ column("when", kind="date", label="When") }}
{% endcall %}
{% endcall %}
"""


def problems(read_pages: ReadPages, *pages: str, ledger: str = LEDGER, site: str = "guide") -> list[str]:
    sources = {f"page-{number}.md": f"# Page\n\n{page}" for number, page in enumerate(pages, 1)}
    return [str(problem) for problem in read_pages(sources, ledger=ledger, site=site).problems]


def explained(**sections: str) -> str:
    text = LEDGER
    for name, entry in sections.items():
        text = text.replace(f"{name}: {{}}", f"{name}:\n  {entry}")
    return text


def test_a_book_as_its_ledger_has_it_is_right(read_pages: ReadPages) -> None:
    assert problems(read_pages, PREP, PLAN) == []


@pytest.mark.parametrize(
    "edited",
    [
        PREP.replace("Bring three cards.", "Take cards along."),
        PREP.replace(
            "- [ ] Bring three cards. ^cards\n- [ ] Smile. ^smile", "- [ ] Smile. ^smile\n- [ ] Bring. ^cards"
        ),
        PREP.replace("- [ ] Smile", "- [ ] New here. ^new\n- [ ] Smile"),
        PREP.replace("Get ready", "Before you go"),
    ],
    ids=["reworded", "reordered", "inserted", "retitled"],
)
def test_words_order_and_new_items_are_free(edited: str, read_pages: ReadPages) -> None:
    assert problems(read_pages, edited, PLAN) == []


def test_a_tool_on_another_page_is_the_same_tool(read_pages: ReadPages) -> None:
    assert problems(read_pages, PLAN, PREP) == []


def test_a_vanished_item_is_named(read_pages: ReadPages) -> None:
    (line,) = problems(read_pages, PREP.replace("- [ ] Smile. ^smile\n", ""), PLAN)
    assert line.startswith(
        "docs/ids.lock.yml:4: 'prep--smile' (Smile.) was published and is gone from the pages"
    )


def test_a_vanished_column_is_named(read_pages: ReadPages) -> None:
    (line,) = problems(read_pages, PREP, PLAN.replace('column("when"', 'column("day"'))
    assert "'plan--wins--when' (When) was published and is gone" in line


def test_a_retired_item_may_be_gone(read_pages: ReadPages) -> None:
    ledger = explained(retired="prep--smile: nobody ticked it")
    assert problems(read_pages, PREP.replace("- [ ] Smile. ^smile\n", ""), PLAN, ledger=ledger) == []


def test_what_is_retired_by_hand_may_be_a_plain_list(read_pages: ReadPages) -> None:
    ledger = LEDGER.replace("retired: {}", "retired: [prep--smile]")
    assert problems(read_pages, PREP.replace("- [ ] Smile. ^smile\n", ""), PLAN, ledger=ledger) == []


def test_a_moved_item_may_stand_under_another_id(read_pages: ReadPages) -> None:
    ledger = explained(moved="prep--smile: prep--friendly-face")
    assert problems(read_pages, PREP.replace("^smile", "^friendly-face"), PLAN, ledger=ledger) == []


def test_a_split_item_may_stand_under_two_new_ids(read_pages: ReadPages) -> None:
    ledger = explained(split="prep--smile: [prep--friendly-face, prep--cards]")
    assert problems(read_pages, PREP.replace("^smile", "^friendly-face"), PLAN, ledger=ledger) == []


def test_a_split_text_may_become_a_longer_text_and_a_table_no_text(read_pages: ReadPages) -> None:
    page = PLAN.replace(
        '{{ field("goal", kind="text"',
        '{{ field("why", kind="textarea", label="Why") }}\n{{ field("aim", kind="text"',
    )
    assert (
        problems(read_pages, PREP, page, ledger=explained(split="plan--goal: [plan--aim, plan--why]")) == []
    )
    (line,) = problems(read_pages, PREP, page, ledger=explained(split="plan--goal: [plan--aim, plan--wins]"))
    assert "'plan--goal' is a text and 'plan--wins' a table" in line


def test_a_retired_id_is_not_used_again(read_pages: ReadPages) -> None:
    (line,) = problems(read_pages, PREP, PLAN, ledger=explained(retired="prep--smile: gone"))
    assert line.startswith("docs/page-1.md:5: 'prep--smile' is used again")


def test_another_kind_under_the_same_id_is_refused(read_pages: ReadPages) -> None:
    (line,) = problems(read_pages, PREP, PLAN.replace('"goal", kind="text"', '"goal", kind="date"'))
    assert line.startswith("docs/page-2.md:4: 'plan--goal' is a date now and was published as a text")


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("prep--smile: prep--nowhere", "which is on no page"),
        ("prep--never: prep--cards", "which never was"),
        ("prep--smile: plan--goal", "'prep--smile' is a tick and 'plan--goal' a text"),
        ("prep--smile: prep--smile", "comes back to itself"),
    ],
)
def test_a_move_that_leads_nowhere_is_refused(entry: str, complaint: str, read_pages: ReadPages) -> None:
    lines = problems(read_pages, PREP.replace("^smile", "^grin"), PLAN, ledger=explained(moved=entry))
    assert any(complaint in line for line in lines)


def test_a_text_may_move_to_a_longer_text(read_pages: ReadPages) -> None:
    page = PLAN.replace('"goal", kind="text"', '"long-goal", kind="textarea"')
    assert problems(read_pages, PREP, page, ledger=explained(moved="plan--goal: plan--long-goal")) == []


def test_a_broken_page_is_not_blamed_for_what_cannot_be_read(read_pages: ReadPages) -> None:
    (line,) = problems(read_pages, PREP, PLAN.replace("{% endcall %}\n{% endcall %}", "{% endcall %}"))
    assert "never closed" in line


def test_a_mistake_elsewhere_does_not_hide_a_vanished_item(read_pages: ReadPages) -> None:
    lines = problems(read_pages, PREP.replace("- [ ] Smile. ^smile\n", ""), PLAN + "\n{{ nope }}\n")
    assert any("'prep--smile'" in line for line in lines)
    assert any("'nope'" in line for line in lines)


def test_another_site_id_than_the_ledgers_is_refused(read_pages: ReadPages) -> None:
    (line,) = problems(read_pages, PREP, PLAN, site="my-guide")
    assert "mkdocs.yml has extra.guidebook.id 'my-guide'" in line


@pytest.mark.parametrize(
    ("ledger", "complaint"),
    [
        ("uids: [", "the ledger is not YAML"),
        ("ids: {}", "has the part 'ids'"),
        ("uids:\n  a--b: 7\n", "'a--b' holds 7"),
        ("split:\n  a--b: [c--d, 7]\n", "'a--b' holds ['c--d', 7]"),
    ],
)
def test_a_broken_ledger_is_one_line(ledger: str, complaint: str, read_pages: ReadPages) -> None:
    (line,) = problems(read_pages, PREP, PLAN, ledger=ledger)
    assert line.startswith("docs/ids.lock.yml:")
    assert complaint in line


@pytest.mark.parametrize("text", ["a", "first-step", "h-1", "a" * 40])
def test_an_id_is(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "A", "a_b", "a.b", "a b", "a" * 41, "é", 7])
def test_an_id_is_not(text: object) -> None:
    assert not is_id(text)
