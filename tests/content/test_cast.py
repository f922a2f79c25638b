"""Everybody who is named in an example is in the registry of people, so that nobody has two lives."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from macros.book import read_book
from macros.model import Field, Worksheet
from tests.conftest import ROOT
from tests.content.pages import Page, read_page, readers_pages
from tests.content.readability import sentences
from tests.content.test_people import PEOPLE

EVERY = readers_pages()
# What is told about the guide itself has no examples, and names of many things.
PAGES = [page for page in EVERY if not page.path.startswith("about/")]
BOOK = read_book(ROOT / "docs").book
FIELDS = [
    (tool.id, field)
    for tool in BOOK.tools()
    if isinstance(tool, Worksheet)
    for one in tool.fields
    for field in (one, *one.columns)
]

CAST = {word for one in PEOPLE for word in (*one["named"].split(), one.get("also", ""))}
PLACES = {word for one in PEOPLE for part in (one["country"], *one["known"]) for word in part.split()}
# Capitals of times, of countries, tongues and peoples, and of what is made.
NOBODY = re.compile(
    r"""(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?
    | January | February | March | April | May | June | July | August | (?:Septem|Octo|Novem|Decem)ber
    | New | Year
    | Arabic | Bengali | Black | European | German | Hispanic | Polish
    | Flanders | Germany | Jashore | Mexico | Netherlands | States | Switzerland | Union
    | Dr | Miss | Mr | Mrs | Ms | Sister
    | Facebook | Family | LinkedIn""",
    re.VERBOSE,
)
# How tools, pages and sections are called; links call them so inside sentences.
TITLES = sorted(
    {
        *(page.meta["title"] for page in EVERY),
        *(heading.text for page in EVERY for heading in page.headings),
    },
    key=len,
    reverse=True,
)
CITED = re.compile(r"\([^()]*\b(?:19|20)\d\d\)")
WORD = r"[A-Z][^\W\d_]*[a-z]\b"
# Inside a sentence, behind the title of a person, or at the start where the rest tells who it is.
NAMED = re.compile(
    rf"(?<=[a-z,;]\ ){WORD} | \b(?:Dr|Miss|Mr|Mrs|Ms|Sister)\ ({WORD}) | ^{WORD}(?=,\ (?:an?|who)\b)",
    re.VERBOSE,
)


def strangers_on(page: Page) -> list[str]:
    """The names on this page that are not in the registry."""
    texts = [*(block.text for block in page.prose), *page.tool_words]
    return [name for text in texts for name in _named(text) if name not in CAST | PLACES]


def _named(text: str) -> Iterator[str]:
    text = CITED.sub("", text)
    for title in TITLES:
        text = text.replace(title, "…")
    for sentence in sentences(text):
        for found in NAMED.finditer(sentence):
            name = found[1] or found[0]
            if not NOBODY.fullmatch(name):
                yield name


def strangers_in(example: str) -> list[str]:
    """The same in an example that is nothing but names, such as "Ama K., Jonas"."""
    parts = [part for part in example.split(", ") if re.fullmatch(r"[A-Z]\w*(?: [A-Z]\w*\.?)*", part)]
    words = (word for part in parts for word in part.split() if not word.endswith("."))
    return [word for word in words if word not in CAST]


def about_people(field: Field) -> bool:
    return field.kind == "person" or field.id == "name"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_everybody_on_a_page_is_in_the_registry(page: Page) -> None:
    assert strangers_on(page) == []


@pytest.mark.parametrize(("tool", "field"), FIELDS, ids=[f"{tool}-{field.id}" for tool, field in FIELDS])
def test_everybody_in_an_example_is_in_the_registry(tool: str, field: Field) -> None:
    if about_people(field):
        assert strangers_in(field.example) == []


@pytest.mark.parametrize(
    "text",
    [
        "She wrote to Olga in May.",
        "Olga, a nurse in Accra, wrote back.",
        "Mrs Olga wrote back.",
        "Thank you, Olga.",
        '{{ field("ask", kind="text", label="Ask", example="Help Olga on Fridays") }}',
    ],
)
def test_a_stranger_is_found(text: str) -> None:
    assert strangers_on(read_page(text)) == ["Olga"]


@pytest.mark.parametrize(
    "text",
    [
        "She wrote to Joy, and on Mondays to Ama K. in Accra.",
        "On the ward a nurse wrote to her union.",
        "Go on with [Your first week](#start-here-title) in May.",
        "Most were helped (Olga and others, 2017).",
    ],
)
def test_whoever_is_known_and_whatever_is_no_person_passes(text: str) -> None:
    assert strangers_on(read_page(text)) == []


def test_an_example_of_names_alone_is_read_by_name() -> None:
    assert strangers_in("Ama K., Olga") == ["Olga"]
    assert strangers_in("The chef at the market") == []
