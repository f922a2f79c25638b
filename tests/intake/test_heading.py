"""Titles and headings: one h1, no level skipped, nothing said twice."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.intake.page import said, shown, take_in, under_title


def outline(text: str) -> str:
    """Return the headings of Markdown as an indented tree."""
    lines = [line.split(" ", 1) for line in text.split("\n") if line.startswith("#")]
    return "\n".join("  " * (len(marks) - 1) + words for marks, words in lines)


OUTLINES = {
    "underlined, too long": ("Seeds\n===============\n\nA.\n\nBeans\n-\n\nB.\n", "Seeds\n  Beans"),
    "underlined and marked": ("Seeds\n=====\n\n## Beans\n\nPeas\n----\n", "Seeds\n  Beans\n  Peas"),
    "several at the top": (
        "# Seeds\n\nA.\n\n# Beans\n\n## Dwarf\n\n# Peas\n",
        "Seeds\n  Beans\n    Dwarf\n  Peas",
    ),
    "begins at level 3": ("### Seeds\n\n#### Beans\n\n###### Dwarf\n", "Seeds\n  Beans\n    Dwarf"),
    "level skipped": (
        "# Seeds\n\n#### Beans\n\n## Peas\n\n#### Dwarf\n",
        "Seeds\n  Beans\n  Peas\n    Dwarf",
    ),
    "closing marks": ("# Seeds #\n\n## Beans ##\n", "Seeds\n  Beans"),
    "no space": (
        "#Seeds and pods\n\n##Beans\n\nText.\n\n###Dwarf beans\n",
        "Seeds and pods\n  Beans\n    Dwarf beans",
    ),
    "without words": ("# Seeds\n\n##\n\n## Beans\n", "Seeds\n  Beans"),
    "in a quote": ("# Seeds\n\n> # Beans\n\n## Peas\n", "Seeds\n  Peas"),
}


@pytest.mark.parametrize(("raw", "tree"), OUTLINES.values(), ids=OUTLINES.keys())
def test_headings_become_one_tree(tmp_path: Path, raw: str, tree: str) -> None:
    chapter = take_in(tmp_path, raw)
    assert outline(chapter.body) == tree
    levels = shown(chapter).levels
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_hashtag_is_no_heading(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "# Seeds\n\nTag it\n#seedswap please.\n")
    assert shown(chapter).levels == [1]
    assert "#seedswap" in shown(chapter).text


def test_a_heading_that_repeats_the_title_goes_and_its_text_stays(tmp_path: Path) -> None:
    raw = "# Seeds & pods\n\nA.\n\n## SEEDS & PODS:\n\nB.\n\n### Beans\n\nC.\n\n## Peas\n\n### Tall\n"
    chapter = take_in(tmp_path, raw)
    assert outline(chapter.body) == "Seeds & pods\n  Beans\n  Peas\n    Tall"
    assert under_title(chapter).startswith("A.\n\nB.\n\n## Beans")
    assert "stood again right under the title" in said(chapter, decide=False)


def test_a_later_section_of_the_same_name_stays_with_its_text(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "# Seeds\n\n## Beans\n\nA.\n\n## Seeds\n\nB.\n")
    assert outline(chapter.body) == "Seeds\n  Beans\n  Seeds"
    assert 'the section "Seeds" has the name of the chapter' in said(chapter, decide=True)


def test_repeated_headings_are_reported_and_stay(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "# Seeds\n\n## Tips\n\nA.\n\n## Peas\n\n## Tips\n\nB.\n")
    assert outline(chapter.body) == "Seeds\n  Tips\n  Peas\n  Tips"
    assert 'the heading "tips" stands 2 times' in said(chapter, decide=True)


def test_the_given_title_takes_the_place_of_the_heading(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "# Seeds\n\nText.\n", title="All about seeds")
    assert chapter.body == "# All about seeds\n\nText.\n"
    assert chapter.meta["taken_in"]["title"] == "Seeds"
    assert 'took the place of the heading "Seeds"' in said(chapter, decide=True)


def test_the_given_title_leaves_section_headings_alone(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "## Seeds\n\nA.\n\n## Beans\n\nB.\n", title="Garden")
    assert outline(chapter.body) == "Garden\n  Seeds\n  Beans"
    assert chapter.meta["taken_in"]["title"] is None


def test_the_title_keeps_its_bold_and_its_id(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "# All *about* seeds {#seeds}\n\n[up](#seeds)\n")
    assert chapter.title == "All about seeds"
    assert chapter.body == "# All *about* seeds {#seeds}\n\n[up](#seeds)\n"


def test_text_before_the_title_follows_it(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "A word first.\n\n# Seeds\n\nText.\n")
    assert chapter.body == "# Seeds\n\nA word first.\n\nText.\n"
    assert "text stood before the title" in said(chapter, decide=False)


def test_the_record_holds_every_heading_as_delivered(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "Seeds\n===\n\n## Seeds\n\n### Beans --- and peas\n\n## Tips\n")
    assert chapter.meta["taken_in"]["headings"] == ["Seeds", "Seeds", "Beans --- and peas", "Tips"]


PROPOSALS = {
    "its first line": ("Seeds for beginners\n\nSeeds keep for years.\n", "Seeds for beginners"),
    "a bold first line": ("**Seeds for beginners**\n\nSeeds keep for years.\n", "Seeds for beginners"),
    "what it speaks of": (
        "Seeds keep.\n\nOld seeds sleep.\n\n## Labels for jars\n\nSeeds need jars. Jars need labels.\n",
        "Seeds: Labels for jars",
    ),
    "its only top heading": ("Hello.\n\n## Peas\n\nClimb.\n\n# Seeds\n\nKeep.\n", "Seeds"),
    "its first sentence": ("Beans climb up strings, and fall in storms.\n", "Beans climb up strings"),
}


@pytest.mark.parametrize(("raw", "title"), PROPOSALS.values(), ids=PROPOSALS.keys())
def test_a_title_is_proposed_from(tmp_path: Path, raw: str, title: str) -> None:
    chapter = take_in(tmp_path, raw, name="007_8461.md")
    assert chapter.title == title
    assert chapter.origin == "proposed from its words"
    assert chapter.meta["taken_in"]["title"] is None


def test_a_first_line_that_became_the_title_is_not_said_twice(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "**Seeds for beginners**\n\nSeeds keep for years.\n")
    assert chapter.body == "# Seeds for beginners\n\nSeeds keep for years.\n"


def test_a_proposed_title_takes_no_heading_away(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "Seeds keep.\n\n## Seeds\n\nSeeds sleep. Seeds wake.\n")
    assert "## Seeds" in chapter.body
