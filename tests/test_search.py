"""The search brings the right page first, asked as the theme's own script asks it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.aliases import lost_aliases
from macros.search import INDEX, improve, improved
from tests import sites
from tests.conftest import ROOT, ReadPages

EXPECTED: dict[str, str] = yaml.safe_load((ROOT / "tests/content/searches.yml").read_text(encoding="utf-8"))
PAGE = "---\naliases:\n  page: [resume]\n  pitch: [elevator]\n---\n# Page\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sites.built(ROOT, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, list[list[str]]]:
    """What the search answers to each question: pages, best first, and of each its parts, best first."""
    (worker,) = site.glob("assets/javascripts/workers/search.*.min.js")
    program = [sys.executable, "-m", "deno", "run", "--no-config", "--allow-read", "tests/js/search.js"]
    done = subprocess.run(
        [*program, str(worker), str(site / INDEX)],
        input=json.dumps(list(EXPECTED)),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    answers: dict[str, list[list[str]]] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize("question", EXPECTED)
def test_the_first_answer_leads_to_the_right_place(question: str, found: dict[str, Any]) -> None:
    assert found[question][0][0] == EXPECTED[question]


def test_aliases_are_in_the_index_alone(site: Path) -> None:
    assert "elevator speech" in (site / INDEX).read_text(encoding="utf-8")
    assert "elevator speech" not in (site / "chapters/skills/index.html").read_text(encoding="utf-8")


MADE = {
    "config": {"fields": {"title": {"boost": 1000.0}}, "separator": r"[\s\-]+"},
    "docs": [{"location": "a/"}],
}


def test_aliases_become_a_field_that_outweighs_titles() -> None:
    index = improved(MADE, aliases={"a/": ("resume",)}, small="")
    assert index["config"]["fields"]["aliases"]["boost"] > index["config"]["fields"]["title"]["boost"]
    assert index["docs"] == [{"location": "a/", "aliases": ["resume"]}]


@pytest.mark.parametrize(
    ("question", "looked_for"),
    [
        ("How to find a mentor", ["find", "mentor"]),
        ("elevator pitch", ["elevator", "pitch"]),
        ("thank-you note", ["thank", "note"]),
        ("what is it", []),
    ],
)
def test_small_words_only_separate_others(question: str, looked_for: list[str]) -> None:
    small = "a how is it to what you"
    separator = improved(MADE, aliases={}, small=small)["config"]["separator"]
    assert [one for one in re.split(separator, question) if one] == looked_for


def test_a_language_may_name_no_small_words() -> None:
    assert improved(MADE, aliases={}, small="")["config"]["separator"] == r"[\s\-]+"


def test_an_alias_of_a_part_that_is_not_there_is_refused(read_pages: ReadPages) -> None:
    (page,) = read_pages({"page.md": PAGE}).book.pages
    assert [str(one).split("; example")[0] for one in lost_aliases(page, '<h2 id="pitches">')] == [
        "docs/page.md:4: there is no part 'pitch' on this page to give aliases to; "
        "expected the id of a heading of this page, or `page`"
    ]
    assert not list(lost_aliases(page, '<h2 id="pitch">'))


def test_a_site_without_search_needs_no_index(tmp_path: Path, read_pages: ReadPages) -> None:
    improve(tmp_path, pages=read_pages({"page.md": PAGE}).book.pages, urls={"page.md": "page/"}, small="")
    assert not (tmp_path / INDEX).exists()
