"""No word is lost: the check that intake makes itself, and chapters of every shape put through it."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.intake import chapter as chapter_module
from macros.intake.markup import parse
from macros.intake.raw import Refusal
from macros.intake.tally import lost_words
from tests.intake.page import shown, take_in


def lost(raw: str, page: str, *, moved: str = "") -> list[str]:
    return lost_words(raw, raw, page, moved=parse(moved)[0])


def test_the_same_words_in_other_clothes_are_all_there() -> None:
    assert lost("Beans\n===\n\n1. *red* -- beans\n", "# Beans\n\n1. red – beans\n") == []


def test_what_was_moved_on_purpose_is_not_missed() -> None:
    assert lost("DRAFT\n\nBeans climb.\n", "Beans climb.\n", moved="DRAFT") == []


def test_a_lost_sentence_is_named_by_its_words() -> None:
    assert lost("Beans climb. Peas do too.\n", "Beans climb.\n") == ["Peas", "do", "too"]


def test_a_lost_repetition_is_found() -> None:
    assert lost("Beans, beans and beans.\n", "Beans, and beans.\n") == ["beans"]


def test_an_invented_word_is_found() -> None:
    assert lost("Beans climb.\n", "Runner beans climb.\n") != []


def test_words_out_of_order_are_found() -> None:
    assert lost("Beans climb. Peas fall.\n", "Peas fall. Beans climb.\n") != []


def test_a_cell_that_the_table_has_no_column_for_is_missed() -> None:
    raw = "| a |\n| - |\n| b | hidden |\n"
    assert lost(raw, "| a |\n| - |\n| b |\n") == ["hidden"]


def test_a_chapter_that_would_lose_words_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chapter_module, "dashes", lambda tokens: (tokens[:-3], []))
    with pytest.raises(Refusal, match='not all be kept, beginning with "Peas fall"'):
        take_in(tmp_path, "# Seeds\n\nBeans climb.\n\nPeas fall.\n")


NOTICES = [
    "DRAFT",
    "**Work in progress**",
    "> *This chapter is unfinished.*",
    "<!-- draft -->",
    "[TODO: finish]",
]
# W stands for a word that comes only once, so that each can be looked for on the page.
SHAPES = [
    "W W W.",
    "W -- W --- W---W.",
    "W **W** *W* `W` [W](https://example.org/x).",
    "W,\nW\n  W.",
    "W  \nW\\\nW",
    "\tW W W W.",
    "## W W",
    "##W W",
    "#### W ##",
    "# W",
    "W W\n=====",
    "W\n---",
    "- W\n  - W\n\n    W\n- W",
    "W:\n* W\n* W\n+ W",
    "1) W\n   W\n2) W\n\n   ```\n   W\n   ```",
    "7. W\n\n   > W\n8. W",
    "- [ ] W\n- [x] W ^w",
    "> W\n> - W\n>\n> W",
    "| W | W |\n|---|:-:|\n| W -- W | `W` |",
    "```\nW {{ W }} -- W\n```",
    "    W = W",
    "Dear <W>, {{ W }} {% W %} {W} {## W ##}",
    "<div>W</div>",
    "<W W>\nW",
    "[W](W.md) ![W](W.png)",
    "[W]: https://example.org/W",
    "W[^W].\n\n[^W]: W W",
    "!!! W\n    W",
    "W\n: W",
    "*[W]: W",
    "\u2022 W\n\u2022 W",
    "W\u00a0W\u2028W\r\nW",
    "***",
    "---",
    "<!-- W -->",
]
# What a reader is not shown even on a perfect page.
UNSEEN = re.compile(r"<!--.*?-->|(?<=\]\()https:\S+?(?=\))|^\[\^\w+\]|\[\^\w+\]|^!!! \w+", re.M)


@st.composite
def raw_chapters(draw: st.DrawFn) -> str:
    """Draw a chapter of random shapes, with a notice at the start or the end in half of the cases."""
    shapes = draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=8))
    gaps = draw(
        st.lists(
            st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n"]), min_size=len(shapes), max_size=len(shapes)
        )
    )
    numbers = iter(range(10_000))
    text = "".join(shape + gap for shape, gap in zip(["W W W W W.", *shapes], ["\n\n", *gaps], strict=True))
    text = re.sub("W", lambda _: f"word{next(numbers)}x", text)
    notice = draw(st.sampled_from([*NOTICES, *[""] * len(NOTICES)]))
    return notice + "\n\n" + text if draw(st.booleans()) else text + "\n\n" + notice


@given(raw_chapters())
def test_no_word_is_lost_from_any_chapter(raw: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        chapter = take_in(Path(folder), raw, name="raw.md")
    page = chapter.body
    for word in re.findall(r"word\d+x", raw):
        assert word in page, f"{word} is not on the page:\n{page}"
    assert not re.search(r"DRAFT|in progress|unfinished|TODO", page)
    assert shown(chapter).levels.count(1) == 1


@given(raw_chapters())
def test_every_word_reaches_the_reader(raw: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        chapter = take_in(Path(folder), raw, name="raw.md")
    text = shown(chapter).text
    for word in re.findall(r"word\d+x", UNSEEN.sub("", raw)):
        assert word in text, f"{word} is not shown:\n{chapter.body}"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=200))
def test_any_text_is_taken_in_or_refused_with_a_sentence(raw: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            body = take_in(Path(folder), raw).body
        except Refusal as why:
            body = f"# {why}"
    assert body.startswith("# ")
    assert "internal error" not in body or "|" in raw
