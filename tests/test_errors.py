"""Every mistake of an author gets one line with file, line, what is wrong, what was expected, an example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.errors import one_of
from tests.conftest import ReadPages
from tests.golden import check_golden

GOLDEN = Path(__file__).parent / "golden" / "errors"
BESIDES = {
    "evidence.yml": (GOLDEN.parent / "evidence.yml").read_text(encoding="utf-8"),
    **{
        f"assets/pictures/{file.name}": file.read_text(encoding="utf-8")
        for file in GOLDEN.parent.glob("pictures/*.svg")
    },
}


@pytest.mark.parametrize("case", sorted(file.stem for file in GOLDEN.glob("*.md")))
def test_a_mistake_is_told_in_one_line(case: str, read_pages: ReadPages) -> None:
    pages = {"page.md": (GOLDEN / f"{case}.md").read_text(encoding="utf-8"), **BESIDES}
    ledger = GOLDEN / f"{case}.yml"
    reading = read_pages(pages, ledger=ledger.read_text(encoding="utf-8") if ledger.exists() else "")
    lines = [str(problem) for problem in reading.problems]
    assert lines, "this page has a mistake"
    assert all(
        re.match(r"docs/(page\.md|ids\.lock\.yml):\d+: .+; expected .+; example: .+", line) for line in lines
    )
    check_golden("\n".join(lines) + "\n", GOLDEN / f"{case}.txt")


def test_all_mistakes_of_all_pages_are_told_at_once(read_pages: ReadPages) -> None:
    pages = {f"{case}.md": (GOLDEN / f"{case}.md").read_text() for case in ("unknown-kind", "missing-id")}
    paths = {problem.path for problem in read_pages(pages).problems}
    assert paths == {"docs/unknown-kind.md", "docs/missing-id.md"}


def test_a_page_without_mistakes_has_none(read_pages: ReadPages) -> None:
    page = '# Page\n\n{% call checklist("a", title="A") %}\n- [ ] Go. ^go\n{% endcall %}\n'
    assert not read_pages({"page.md": page}).problems


def test_line_numbers_count_from_the_top_of_the_file_with_windows_line_ends(read_pages: ReadPages) -> None:
    page = "---\r\ntitle: A\r\n---\r\n\r\n# A\r\n\r\n{{ nope }}\r\n"
    assert [problem.line for problem in read_pages({"page.md": page}).problems] == [7]


def test_macros_are_left_alone_on_a_page_that_switches_them_off(read_pages: ReadPages) -> None:
    assert not read_pages({"page.md": "---\nrender_macros: false\n---\n# A\n\n{{ nope }}\n"}).problems


def test_a_slip_gets_the_nearest_name() -> None:
    assert one_of(["text", "date"], "txt") == "date or text (did you mean 'text'?)"
    assert one_of(["text", "date"], "colour") == "date or text"
