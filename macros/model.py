"""What the book is made of. Plain data: no HTML, no Markdown, no site generator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# The one list of people of the whole book: a kind of field, and the first part of the uids of its answers.
PEOPLE = "people"


@dataclass(frozen=True)
class Place:
    """Where something stands in the sources: `docs/chapters/skills.md`, line 12."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True)
class Answer:
    """One thing that a reader can answer. `kind` is `tick` or the name of a kind of field."""

    uid: str
    kind: str
    text: str
    place: Place


@dataclass(frozen=True)
class Item:
    """One line of a checklist. `text` is Markdown, and so is what folds out below it: `why` and `how`."""

    id: str
    text: str
    place: Place
    why: str = ""
    how: str = ""


@dataclass(frozen=True)
class Checklist:
    """A list of things to do, each with a tick that is kept."""

    id: str
    title: str
    time: str
    why: str
    place: Place
    items: tuple[Item, ...] = ()

    def answers(self) -> Iterator[Answer]:
        for item in self.items:
            if item.id:  # an item whose id is still to be written keeps no answer yet
                yield Answer(f"{self.id}--{item.id}", "tick", item.text, item.place)


@dataclass(frozen=True)
class Field:
    """One question of a worksheet, or one column of a table. `settings` holds all those of its kind."""

    id: str
    kind: str
    label: str
    help: str
    example: str
    place: Place
    settings: dict[str, Any] = field(default_factory=dict)
    columns: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Composed:
    """A text made of answers; it keeps none. `lines` holds the line of the file of each name in it."""

    id: str
    label: str
    help: str
    count: str
    mail: bool
    place: Place
    pattern: list[list[dict[str, Any]]]
    lines: dict[str, int]


@dataclass(frozen=True)
class Worksheet:
    """Questions with room for answers that are kept."""

    id: str
    title: str
    time: str
    why: str
    place: Place
    fields: tuple[Field, ...] = ()
    texts: tuple[Composed, ...] = ()

    def answers(self) -> Iterator[Answer]:
        for one in self.fields:
            uid = PEOPLE if one.kind == PEOPLE else f"{self.id}--{one.id}"
            if one.kind != PEOPLE:
                yield Answer(uid, one.kind, one.label, one.place)
            for column in one.columns:
                yield Answer(f"{uid}--{column.id}", column.kind, column.label, column.place)


Tool = Checklist | Worksheet


@dataclass(frozen=True)
class Citation:
    """One place where a page cites a study; `key` names it in docs/evidence.yml."""

    key: str
    place: Place


@dataclass(frozen=True)
class Picture:
    """One place where a page shows a drawing; `id` is the name of its file."""

    id: str
    place: Place


@dataclass(frozen=True)
class Alias:
    """Other words for the part of a page at `anchor`, or for all of it where that is empty."""

    anchor: str
    words: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Former:
    """Where a page stood before: `uri` is its path below docs/ as it was then."""

    uri: str
    place: Place


@dataclass(frozen=True)
class Page:
    """One page of the book and the tools on it.

    `uri` is its path below docs/. A `hidden` page is not for search engines: alone it says nothing.
    """

    uri: str
    title: str
    kind: str
    time: str
    draft: bool
    tools: tuple[Tool, ...] = ()
    citations: tuple[Citation, ...] = ()
    pictures: tuple[Picture, ...] = ()
    aliases: tuple[Alias, ...] = ()
    formers: tuple[Former, ...] = ()
    description: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Book:
    """All pages, in the order of their paths."""

    pages: tuple[Page, ...] = ()

    def tools(self) -> Iterator[Tool]:
        for page in self.pages:
            yield from page.tools

    def answers(self) -> Iterator[Answer]:
        for tool in self.tools():
            yield from tool.answers()

    def published(self) -> Iterator[Answer]:
        """Yield the answers that readers can give: a draft may still change all its ids."""
        for tool in (tool for page in self.pages if not page.draft for tool in page.tools):
            yield from tool.answers()
