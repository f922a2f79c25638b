"""The search brings the right page first, asked as the theme's own script asks it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.aliases import INDEX, index_aliases, lost_aliases, write_aliases
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


def test_aliases_become_a_field_that_outweighs_titles() -> None:
    index = {
        "config": {"fields": {"title": {"boost": 1000.0}}},
        "docs": [{"location": "a/"}, {"location": "b/"}],
    }
    made = index_aliases(index, {"b/": ("resume",)})
    assert made["config"]["fields"]["aliases"]["boost"] > made["config"]["fields"]["title"]["boost"]
    assert made["docs"] == [{"location": "a/"}, {"location": "b/", "aliases": ["resume"]}]


def test_an_alias_of_a_part_that_is_not_there_is_refused(read_pages: ReadPages) -> None:
    (page,) = read_pages({"page.md": PAGE}).book.pages
    assert [str(one).split("; example")[0] for one in lost_aliases(page, '<h2 id="pitches">')] == [
        "docs/page.md:4: there is no part 'pitch' on this page to give aliases to; "
        "expected the id of a heading of this page, or `page`"
    ]
    assert not list(lost_aliases(page, '<h2 id="pitch">'))


def test_a_site_without_search_needs_no_index(tmp_path: Path, read_pages: ReadPages) -> None:
    write_aliases(tmp_path, read_pages({"page.md": PAGE}).book.pages, {"page.md": "page/"})
    assert not (tmp_path / INDEX).exists()
