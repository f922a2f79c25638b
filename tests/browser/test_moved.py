"""Who asks for a page at its old address arrives at the new one, at the part that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.book import read_book
from macros.inline import read_inline
from macros.moves import moved_files
from macros.render import Renderer
from macros.words import read_words
from tests import sites

PAGE = "---\nwas: [old/tips.md]\n---\n# Tips\n"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[str]:
    """Serve a page that has moved, and another that still links to where it was."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/tips.md").write_text(PAGE)
    made = moved_files(
        read_book(tmp_path / "docs").book,
        Renderer(read_words()),
        script=read_inline(sites.ROOT / "docs/assets/js/moved.js"),
        base="",
        placed=lambda uri: (uri.replace(".md", "/index.html"), uri.replace(".md", "/")),
    )
    pages = {
        "index.html": '<!doctype html><a href="old/tips/?h=ask#part">Old</a>',
        "tips/index.html": '<!doctype html><h1>Tips</h1><h2 id="part">Part</h2>',
    }
    for name, content in (dict(made) | pages).items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(content)
    with sites.served(tmp_path / "site") as address:
        yield address


def test_the_part_that_was_asked_for_is_kept_and_the_way_back_is_free(page: Page, home: str) -> None:
    page.goto(home)
    before = page.evaluate("history.length")
    page.get_by_role("link", name="Old").click()
    page.wait_for_url(f"{home}/tips/?h=ask#part")
    assert page.evaluate("history.length") == before + 1


def test_the_page_itself_is_reached_without_a_script(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/old/tips/#part")
    page.wait_for_url(f"{home}/tips/**")
    assert page.locator("h1").inner_text() == "Tips"
    context.close()
