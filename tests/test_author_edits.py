"""Whatever authors do to a book, each answer stays with its question: 1,000 books, each edited at random."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from macros.assign import recorded, write_ids
from macros.book import read_book
from macros.catalogue import browser_facts
from macros.fields import kinds
from macros.identity import check_book, check_ledger
from macros.ledger import write_ledger
from tests.author import Author, page_of
from tests.conftest import ROOT

BOOKS = 1000
THROUGH_FILES = 8
RELEASES = 3
STORES = {"tick": "tick"} | {name: kind.stores for name, kind in kinds().items()}


def test_no_answer_is_lost_or_comes_to_another_question(tmp_path: Path) -> None:
    books, edits = [], set()
    for seed in range(BOOKS):
        docs = tmp_path / str(seed)
        docs.mkdir()
        author, releases = Author(seed), []
        for number in range(RELEASES):
            if number:
                edits |= {author.edit() for _ in range(author.random.randint(1, 6))}
            publish = through_files if seed < THROUGH_FILES else through_models
            releases.append(publish(author, docs, f"2027-0{number + 1}-01"))
        books.append(releases)
    assert len(edits) == 11
    assert read_by_browsers(books) == {"books": BOOKS, "wrong": []}


def through_models(author: Author, docs: Path, today: str) -> dict[str, Any]:
    """Publish without files, as these take long."""
    book = author.book()
    author.ledger = recorded(book, author.ledger, today=today)
    problems = [*check_book(book), *check_ledger(book, author.ledger, stores=STORES, broken=set())]
    assert not problems, str(problems[0])
    return release(author)


def through_files(author: Author, docs: Path, today: str) -> dict[str, Any]:
    """Publish as an author does: write the pages, say in the ledger what became of what, let `ids` run."""
    for file in docs.glob("*.md"):
        file.unlink()
    for uri, tools in author.pages.items():
        (docs / uri).write_text("\n".join(page_of(tools)) + "\n", encoding="utf-8")
    if author.ledger.uids:
        write_ledger(docs, author.ledger)
    write_ids(docs, site="guide", today=today, ask=None)
    reading = read_book(docs, site="guide")
    assert not reading.problems, str(reading.problems[0])
    author.ledger = reading.ledger
    return release(author)


def release(author: Author) -> dict[str, Any]:
    asked = [(one.uid, one.kind) for one in author.book().published()]
    return {
        "facts": browser_facts("guide", author.ledger),
        "asked": asked,
        "went": author.published(),
        "path": author.path,
    }


def read_by_browsers(books: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """Return what a reader found who answered and came back after each release."""
    deno = Path(sys.executable).with_name("deno")
    done = subprocess.run(
        [deno, "run", "--quiet", "--config", ROOT / "tests/deno.json", ROOT / "tests/js/author_edits.js"],
        input=json.dumps(books),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
