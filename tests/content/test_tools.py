"""The 26 tools stand in their chapters as tools.yml beside this file says, word for word and id for id."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.book import read_book
from macros.model import Book, Checklist, Field, Page, Tool, Worksheet
from tests.conftest import ROOT
from tests.content.readability import words

EXPECTED: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("tools.yml").read_text(encoding="utf-8"))
BOOK = read_book(ROOT / "docs").book

ITEM_WORDS = 20
HELP_WORDS = 25
# What may stand before the verb of an item: when to do it.
MOMENT = re.compile(
    r"""(?:(?:Before|During|After):|After\ 90\ days
    |(?:The\ same\ day|Within\ two\ days|For\ each\ one|In\ your\ next\ talk|If\ you\ [^,]+|When\ [^,]+),
    )\ """,
    re.VERBOSE,
)
VERB = re.compile(
    r"""(?:add|answer|apply|ask|block|bring|check|choose|congratulate|count|credit|decide|delete|do|find|finish
    |give|go|introduce|keep|learn|list|look|make|mark|match|message|name|note|offer|pick|prepare|put|read|say
    |search|send|set|share|speak|spend|stop|swap|take|tell|thank|update|write)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def told(book: Book) -> dict[str, list[dict[str, Any]]]:
    """The tools of a book in the form of tools.yml."""
    tools = [(page.uri, tool) for page in book.pages for tool in page.tools]
    return {
        "checklists": [
            {"id": tool.id, "page": uri, "title": tool.title, "time": tool.time, "items": _items(tool)}
            for uri, tool in tools
            if isinstance(tool, Checklist)
        ],
        "worksheets": [
            {"id": tool.id, "page": uri, "title": tool.title, "fields": [_field(one) for one in tool.fields]}
            for uri, tool in tools
            if isinstance(tool, Worksheet)
        ],
    }


def _items(tool: Checklist) -> dict[str, str]:
    return {item.id: item.text.replace("**", "") for item in tool.items}


def _field(one: Field) -> dict[str, Any]:
    """A field with all that is not empty; of its choices and rows the ids, as their labels are free."""
    settings = {
        name: list(value) if isinstance(value, dict) else value for name, value in one.settings.items()
    }
    known = {"id": one.id, "kind": one.kind, "label": one.label, "help": one.help, "example": one.example}
    columns = [_field(column) for column in one.columns]
    return {name: value for name, value in (known | settings | {"columns": columns}).items() if value}


def _with_defaults(one: dict[str, Any]) -> dict[str, Any]:
    """A field of tools.yml with what its kind takes for granted."""
    defaults: dict[str, Any] = {"scale": {"steps": 5}, "weeks": {"max": 26}}.get(one["kind"], {})
    columns = {"columns": [_with_defaults(column) for column in one["columns"]]} if "columns" in one else {}
    return defaults | one | columns


def expected(kind: str) -> dict[str, dict[str, Any]]:
    tools = {tool["id"]: tool for tool in EXPECTED[kind]}
    for tool in tools.values():
        if "fields" in tool:
            tool["fields"] = [_with_defaults(one) for one in tool["fields"]]
    return tools


CHECKLISTS = expected("checklists")
WORKSHEETS = expected("worksheets")
TOLD = {kind: {tool["id"]: tool for tool in tools} for kind, tools in told(BOOK).items()}
SHEETS = [tool for tool in BOOK.tools() if isinstance(tool, Worksheet)]
ITEMS = [item for tool in BOOK.tools() if isinstance(tool, Checklist) for item in tool.items]


def test_there_are_12_checklists_with_99_items_and_14_worksheets() -> None:
    assert len(TOLD["checklists"]) == 12
    assert len(ITEMS) == 99
    assert len(TOLD["worksheets"]) == 14


@pytest.mark.parametrize("id", CHECKLISTS)
def test_a_checklist_stands_in_its_chapter_word_for_word(id: str) -> None:
    assert TOLD["checklists"][id] == CHECKLISTS[id]
    assert list(TOLD["checklists"][id]["items"]) == list(CHECKLISTS[id]["items"]), "in the same order"


@pytest.mark.parametrize("id", WORKSHEETS)
def test_a_worksheet_stands_in_its_chapter_word_for_word(id: str) -> None:
    assert TOLD["worksheets"][id] == WORKSHEETS[id]


def test_one_changed_word_or_id_is_seen() -> None:
    page = next(page for page in BOOK.pages if page.uri == "chapters/skills.md")
    for changed in _changes(page):
        assert told(Book((changed,))) != told(Book((page,)))


def _changes(page: Page) -> list[Page]:
    """The page with one thing changed in its first checklist or worksheet."""
    checklist = next(tool for tool in page.tools if isinstance(tool, Checklist))
    sheet = next(tool for tool in page.tools if isinstance(tool, Worksheet))
    item, field = checklist.items[0], sheet.fields[0]
    items = [replace(item, text=f"{item.text}!"), replace(item, id="other")]
    fields: list[Field] = [
        replace(field, id="other"),
        replace(field, kind="other"),
        replace(field, label="Other"),
        replace(field, help="Other"),
        replace(field, example="Other"),
    ]
    new: list[Tool] = [
        replace(checklist, time="an hour"),
        *(replace(checklist, items=(one, *checklist.items[1:])) for one in items),
        *(replace(sheet, fields=(one, *sheet.fields[1:])) for one in fields),
    ]
    return [
        replace(page, tools=tuple(one if tool.id == one.id else tool for tool in page.tools)) for one in new
    ]


@pytest.mark.parametrize("tool", list(BOOK.tools()), ids=lambda tool: tool.id)
def test_every_tool_says_how_long_it_takes_and_what_it_is_good_for(tool: Any) -> None:
    assert tool.time
    assert tool.why.endswith(".")
    assert "\n" not in tool.why


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_an_item_is_one_short_thing_to_do(item: Any) -> None:
    text = item.text.replace("**", "")
    assert len(words(text)) <= ITEM_WORDS
    assert VERB.match(MOMENT.sub("", text))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_a_worksheet_says_whose_example_it_shows(sheet: Worksheet) -> None:
    page = (ROOT / sheet.place.path).read_text(encoding="utf-8")
    call = rf'call worksheet\("{sheet.id}",[^\n]*, example_by="[A-Z][^,"]+(?:, [^,"]+)+"\) %'
    assert re.search(call, page)


def test_a_help_is_short() -> None:
    fields = [field for sheet in SHEETS for one in sheet.fields for field in (one, *one.columns)]
    assert [field.help for field in fields if len(words(field.help)) > HELP_WORDS] == []
