"""A page that moves leaves something at its old address that leads to the new one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.inline import Inline
from macros.moves import SCRIPT, moved_files
from macros.render import Renderer
from macros.words import read_words
from tests import sites
from tests.conftest import ReadPages

MOVED = '---\ntitle: "Tips & tricks"\nwas: [old/tips.md, tips/index.md]\n---\n# Tips & tricks\n'


def placed(uri: str) -> tuple[str, str]:
    """Where MkDocs puts a page, in short."""
    folder = uri.removesuffix(".md").removesuffix("index").rstrip("/")
    return (f"{folder}/index.html", f"{folder}/") if folder else ("index.html", "")


def files(read_pages: ReadPages, pages: dict[str, str], base: str = "https://a.example/b") -> dict[str, str]:
    reading = read_pages(pages)
    assert not reading.problems
    made = moved_files(reading.book, Renderer(read_words()), script=Inline("go();"), base=base, placed=placed)
    return dict(made)


def test_each_old_address_leads_to_the_new_one_without_a_script(read_pages: ReadPages) -> None:
    made = files(read_pages, {"new/tips.md": MOVED})
    assert made.keys() == {SCRIPT, "old/tips/index.html", "tips/index.html"}
    page = made["old/tips/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../../new/tips/">' in page
    assert '<a id="moved" href="../../new/tips/">Tips &amp; tricks</a>' in page
    assert '<link rel="canonical" href="https://a.example/b/new/tips/">' in page
    assert 'href="../new/tips/"' in made["tips/index.html"]


def test_the_script_is_a_file_of_its_own(read_pages: ReadPages) -> None:
    page = files(read_pages, {"new/tips.md": MOVED})["old/tips/index.html"]
    assert re.findall("<script.*", page) == [f'<script src="../../{SCRIPT}"></script>']


def test_a_site_without_an_address_names_none(read_pages: ReadPages) -> None:
    assert "canonical" not in files(read_pages, {"new/tips.md": MOVED}, base="")["tips/index.html"]


def test_a_book_in_which_nothing_moved_has_no_such_file(read_pages: ReadPages) -> None:
    assert files(read_pages, {"tips.md": "# Tips\n"}) == {}


def test_nobody_is_led_to_a_draft(read_pages: ReadPages) -> None:
    draft = MOVED.replace("---\n", "---\nstatus: draft\n", 1)
    assert files(read_pages, {"new/tips.md": draft}) == {}


@pytest.mark.parametrize("name", ["old/tips.md", "old/tips/index.md", "old/tips/README.md"])
def test_an_address_that_a_page_has_now_is_refused(name: str, read_pages: ReadPages) -> None:
    (problem,) = read_pages({"new/tips.md": MOVED, name: "# Tips\n"}).problems
    assert str(problem) == (
        f"docs/new/tips.md:3: this page was at 'old/tips.md', where '{name}' stands now; "
        "expected an address that one page had and none has now; example: was: [chapters/tips.md]"
    )


def test_an_address_that_two_pages_claim_is_refused(read_pages: ReadPages) -> None:
    (problem,) = read_pages({"a.md": MOVED, "b.md": "---\nwas: [tips.md]\n---\n# B\n"}).problems
    assert str(problem).startswith(
        "docs/b.md:2: this page was at 'tips.md', and 'a.md' says the same of itself;"
    )


def test_a_moved_page_is_published_and_in_no_list_of_pages(tmp_path: Path) -> None:
    source = sites.copied(tmp_path)
    chapter = source / "docs/chapters/skills.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("---\n", "---\nwas: [old skills.md]\n", 1), encoding="utf-8")
    site = sites.built(source, tmp_path / "site", SITE_URL="https://a.example/b/")
    page = (site / "old skills/index.html").read_text(encoding="utf-8")
    assert 'href="../chapters/skills/"' in page
    assert (site / SCRIPT).is_file()
    for name in ("sitemap.xml", "search/search_index.json"):
        assert "old" + "%20skills" not in (site / name).read_text(encoding="utf-8")
