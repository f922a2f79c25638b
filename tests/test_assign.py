"""`dev.py ids` writes what is missing, asks where only the author knows, and never guesses."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.assign import Ask, Undecided, write_ids
from macros.book import read_book
from macros.errors import AuthorError
from macros.ledger import read_ledger

PAGE = '# Page\n\n{{% call checklist("prep", title="Get ready") %}}\n{}\n{{% endcall %}}\n'


class Author:
    """Answers questions as told, and remembers them."""

    def __init__(self, *answers: bool) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, question: str) -> bool:
        self.asked.append(question)
        return self.answers.pop(0)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


def write(docs: Path, *items: str) -> None:
    (docs / "page.md").write_text(PAGE.format("\n".join(items)), encoding="utf-8")


def run(docs: Path, ask: Ask | None = None, *, today: str = "2027-02-05") -> list[str]:
    return write_ids(docs, site="guide", today=today, ask=ask)


def test_an_item_without_an_id_gets_one_from_its_words(docs: Path) -> None:
    write(docs, "- [ ] Bring **three** cards to the [event](a.md).", "- [ ] Smile. ^smile")
    assert run(docs)[0] == "docs/page.md:4: named ^bring-three-cards"
    assert (
        "- [ ] Bring **three** cards to the [event](a.md). ^bring-three-cards\n"
        in (docs / "page.md").read_text()
    )
    assert sorted(read_ledger(docs).uids) == ["prep--bring-three-cards", "prep--smile"]
    assert not read_book(docs, site="guide").problems


def test_the_id_stands_behind_the_item_and_not_behind_its_fold_out(docs: Path) -> None:
    write(docs, "- [ ] Smile.", "    why: It costs nothing.", "    how: With your eyes.", "- [ ] Go.")
    run(docs)
    items = "- [ ] Smile. ^smile\n    why: It costs nothing.\n    how: With your eyes.\n- [ ] Go. ^go\n"
    assert items in (docs / "page.md").read_text()


def test_new_words_in_a_fold_out_never_touch_the_ledger(docs: Path) -> None:
    write(docs, "- [ ] Smile. ^smile")
    run(docs)
    before = (docs / "ids.lock.yml").read_bytes()
    write(docs, "- [ ] Smile. ^smile", "    why: It costs nothing.")
    assert run(docs) == ["Every id is recorded."]
    assert not read_book(docs, site="guide").problems
    assert (docs / "ids.lock.yml").read_bytes() == before


def test_items_of_the_same_words_get_ids_of_their_own(docs: Path) -> None:
    write(docs, "- [ ] Smile.", "- [ ] Smile.", "- [ ] Ünïque Straße!", "- [ ] 你好")
    run(docs)
    assert [line.split("^")[-1] for line in (docs / "page.md").read_text().splitlines() if "^" in line] == [
        "smile",
        "smile-2",
        "unique-strae",
        "item",
    ]


def test_a_second_run_changes_nothing(docs: Path) -> None:
    write(docs, "- [ ] Smile.")
    run(docs)
    before = {file.name: file.read_text() for file in docs.iterdir()}
    assert run(docs) == ["Every id is recorded."]
    assert before == {file.name: file.read_text() for file in docs.iterdir()}


def test_a_new_wording_is_recorded_under_the_old_id(docs: Path) -> None:
    write(docs, "- [ ] Smile. ^smile")
    run(docs)
    write(docs, "- [ ] Greet everybody warmly. ^smile")
    run(docs)
    assert read_ledger(docs).uids["prep--smile"].text == "Greet everybody warmly."


def test_a_suspected_rename_is_asked_and_moved(docs: Path) -> None:
    write(docs, "- [ ] Bring three cards. ^cards")
    run(docs)
    write(docs, "- [ ] Bring three new cards. ^new-cards")
    author = Author(True)
    run(docs, author)
    assert "Is it now prep--new-cards" in author.asked[0]
    assert read_ledger(docs).moved == {"prep--cards": "prep--new-cards"}
    assert not read_book(docs, site="guide").problems


def test_an_id_that_fell_off_is_asked_for_and_put_back(docs: Path) -> None:
    write(docs, "- [ ] Bring three cards. ^three")
    run(docs)
    write(docs, "- [ ] Bring three cards!")
    run(docs, Author(True))
    assert "Bring three cards! ^three\n" in (docs / "page.md").read_text()


def test_a_question_that_went_is_retired_when_the_author_says_so(docs: Path) -> None:
    write(docs, "- [ ] Bring three cards. ^cards", "- [ ] Smile. ^smile")
    run(docs)
    write(docs, "- [ ] Smile. ^smile")
    run(docs, Author(True))
    assert read_ledger(docs).retired == {"prep--cards": "Bring three cards."}


def test_without_a_terminal_nothing_is_guessed_and_nothing_written(docs: Path) -> None:
    write(docs, "- [ ] Bring three cards. ^cards")
    run(docs)
    write(docs, "- [ ] Bring three new cards. ^new-cards", "- [ ] Something without an id.")
    before = {file.name: file.read_bytes() for file in docs.iterdir()}
    with pytest.raises(Undecided, match="prep--cards"):
        run(docs)
    assert before == {file.name: file.read_bytes() for file in docs.iterdir()}


@pytest.mark.parametrize(
    "broken", ["moved:\n<<<<<<< HEAD\n", "retired: nothing\n", "moved: {a--b: [c--d]}\n"]
)
def test_a_ledger_that_cannot_be_read_is_left_as_it_is(broken: str, docs: Path) -> None:
    write(docs, "- [ ] Smile. ^smile")
    (docs / "ids.lock.yml").write_text(broken)
    with pytest.raises(AuthorError):
        run(docs)
    assert (docs / "ids.lock.yml").read_text() == broken


def test_what_the_ledger_says_of_moves_stays(docs: Path) -> None:
    write(docs, "- [ ] Smile. ^smile")
    ledger = "uids: {prep--grin: {kind: tick, text: Grin.}, prep--old: tick}\n"
    ledger += "moved: {prep--grin: prep--smile}\nretired: {prep--old: why}\n"
    (docs / "ids.lock.yml").write_text(ledger)
    run(docs)
    after = read_ledger(docs)
    assert after.moved == {"prep--grin": "prep--smile"}
    assert after.retired == {"prep--old": "why"}
    assert sorted(after.uids) == ["prep--grin", "prep--old", "prep--smile"]


def test_a_call_over_several_lines_gets_ids(docs: Path) -> None:
    tag = '{% call checklist(\n    "prep",\n    title="Get ready"\n) %}'
    (docs / "page.md").write_text(f"# Page\n\n{tag}\n- [ ] Smile.\n{{% endcall %}}\n")
    assert run(docs)[0] == "docs/page.md:7: named ^smile"


def test_an_old_line_end_does_not_move_the_id_to_another_line(docs: Path) -> None:
    text = "# Page\n\nold\rline\n\n" + PAGE.format("- [ ] Smile.").split("\n", 2)[2]
    (docs / "page.md").write_bytes(text.encode())
    run(docs)
    assert b"- [ ] Smile. ^smile\n" in (docs / "page.md").read_bytes()
    assert b"old\rline\n" in (docs / "page.md").read_bytes()


def test_what_only_the_site_knows_leaves_its_mark_in_the_wording(docs: Path) -> None:
    write(docs, "- [ ] See {{ config.site_name }} now. ^see")
    run(docs)
    assert read_ledger(docs).uids["prep--see"].text == "See … now."


def test_a_page_that_is_not_utf_8_is_told_and_left(docs: Path) -> None:
    write(docs, "- [ ] Smile. ^smile")
    (docs / "old.md").write_bytes(b"caf\xe9")
    assert "docs/old.md:1: this page is not UTF-8 text" in "".join(run(docs))


def test_a_draft_may_still_change_its_ids(docs: Path) -> None:
    (docs / "page.md").write_text("---\nstatus: draft\n---\n" + PAGE.format("- [ ] Smile."))
    assert run(docs) == ["docs/page.md:7: named ^smile"]
    assert read_ledger(docs).uids == {}
    write(docs, "- [ ] Smile. ^grin")
    run(docs)
    assert sorted(read_ledger(docs).uids) == ["prep--grin"]


def test_other_mistakes_keep_the_ledger_as_it_was(docs: Path) -> None:
    write(docs, "- [ ] Smile. ^smile", "- [ ] Grin. ^smile")
    assert run(docs)[-1].startswith("The ledger stays")
    assert not (docs / "ids.lock.yml").exists()


def test_line_ends_of_windows_are_kept(docs: Path) -> None:
    (docs / "page.md").write_bytes(PAGE.format("- [ ] Smile.").replace("\n", "\r\n").encode())
    run(docs)
    assert b"- [ ] Smile. ^smile\r\n" in (docs / "page.md").read_bytes()
