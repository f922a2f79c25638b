"""What a reader gets to see of a page that was taken in, and ways to take one in from a test."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
from jinja2 import Environment, StrictUndefined

from macros.intake.chapter import Chapter, make_chapter
from macros.intake.raw import read_raw
from macros.source import COMMENT_END, COMMENT_START
from tests.conftest import EXTENSIONS


class Shown(HTMLParser):
    """Collects the text and the names of the elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.elements: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.pieces)).strip()

    @property
    def levels(self) -> list[int]:
        return [int(name[1]) for name in self.elements if re.fullmatch(r"h[1-6]", name)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag not in {"em", "strong", "code", "span", "a"}:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def take_in(folder: Path, text: str | bytes, *, name: str = "raw.md", title: str = "") -> Chapter:
    """Take in `text` as a file `name` in `folder`."""
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return make_chapter(read_raw(file), docs=folder / "docs", title=title)


def raw(folder: Path, text: str, *, name: str = "raw.md") -> str:
    """Write a raw chapter and return its path as an author types it."""
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def pages(docs: Path) -> list[str]:
    """Return the names of all files below `docs`."""
    return sorted(file.name for file in docs.rglob("*") if file.is_file())


def shown(chapter: Chapter) -> Shown:
    """Return the page as the site shows it: through Jinja, then through Python-Markdown."""
    environment = Environment(
        comment_start_string=COMMENT_START, comment_end_string=COMMENT_END, undefined=StrictUndefined
    )
    body = environment.from_string(chapter.body).render()
    return Shown(markdown.markdown(body, extensions=EXTENSIONS))


def under_title(chapter: Chapter) -> str:
    """Return the Markdown below the line of the title."""
    return chapter.body.partition("\n")[2].strip("\n")


def said(chapter: Chapter, *, decide: bool) -> str:
    """Return what the report says was changed, or what needs a decision."""
    return "\n".join(note.text for note in chapter.notes if note.decide is decide)
