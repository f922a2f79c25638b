"""Each of the 38 sections of the source chapters has a home in the guide."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content.pages import readers_pages

CHAPTERS = ["overview", "benefits", "career-advancement", "skills", "grow-and-keep"]
COVERAGE_FILE = Path(__file__).with_name("coverage.yml")
COVERAGE: list[dict[str, Any]] = yaml.safe_load(COVERAGE_FILE.read_text(encoding="utf-8"))
HEADINGS = [{"file": chapter["file"], **heading} for chapter in COVERAGE for heading in chapter["headings"]]
ANCHORS = {f"{page.path}#{heading.anchor}" for page in readers_pages() for heading in page.headings}


def test_all_headings_of_the_five_sources_are_listed() -> None:
    assert Counter(heading["level"] for heading in HEADINGS) == {1: 2, 2: 27, 3: 9}


def test_each_source_has_as_many_headings_as_it_had() -> None:
    counted = Counter(heading["file"] for heading in HEADINGS)
    assert counted == {"000": 5, "001": 4, "002": 13, "003": 6, "004": 10}


def test_the_sources_stand_in_the_order_of_the_chapters() -> None:
    assert [chapter["page"] for chapter in COVERAGE] == [f"chapters/{slug}.md" for slug in CHAPTERS]


@pytest.mark.parametrize("heading", HEADINGS, ids=lambda heading: f"{heading['file']}-{heading['heading']}")
def test_the_home_of_a_source_heading_exists(heading: dict[str, Any]) -> None:
    assert heading["home"] in ANCHORS


def test_a_home_that_does_not_exist_is_seen() -> None:
    assert "chapters/overview.md#no-such-section" not in ANCHORS


def test_the_title_of_a_tool_is_an_anchor() -> None:
    assert "chapters/skills.md#goal-plan-title" in ANCHORS
