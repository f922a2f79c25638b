"""What all tests share: small books to read, and the whole site, built once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from macros.book import Reading, read_book

# Machines are shared, so a case may take long without anything being wrong.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_xdist_auto_num_workers() -> int:
    """Run one file more than there are cores, as tests in browsers wait now and then."""
    return min((os.cpu_count() or 1) + 1, 8)


ROOT = Path(__file__).parent.parent

# What mkdocs.yml switches on, by name.
EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]

ReadPages = Callable[..., Reading]


@pytest.fixture
def read_pages(tmp_path: Path) -> ReadPages:
    """Write pages and, if given, a ledger into a folder docs/, and read them as a book."""

    def read(pages: dict[str, str], *, ledger: str = "", site: str = "") -> Reading:
        docs = tmp_path / "docs"
        for uri, text in pages.items():
            (docs / uri).parent.mkdir(parents=True, exist_ok=True)
            (docs / uri).write_text(text, encoding="utf-8")
        if ledger:
            (docs / "ids.lock.yml").write_text(ledger, encoding="utf-8")
        return read_book(docs, site=site)

    return read
