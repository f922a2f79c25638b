"""The words of the guide keep its rules: our own sentences, plain, short, with a source for each figure."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from tests.content.pages import Page, read_page, readers_pages
from tests.content.readability import grade, other_grade, sentences, syllables, words

PAGES = readers_pages()
CHAPTERS = [page for page in PAGES if page.meta.get("kind") == "chapter"]
KINDS = {"chapter", "tool", "reference", "how-to", "home"}
SOURCE_RUNS = frozenset(Path(__file__).with_name("source-runs.txt").read_text(encoding="utf-8").splitlines())

SENTENCE_WORDS = 28
PARAGRAPH_WORDS = 90
HEADING_CHARACTERS = 70
GRADE = 7.5
CHOPPY = 3.5  # by our own counting; text of many short sentences reads like a telegram
OF_MANY_PARTS = {"guide/messages.md", "guide/glossary.md"}  # short texts to copy, and definitions
OF_NOTES = {"about/news.md"}  # whoever changes something adds a line, often of several parts
FOLDOUT_WORDS = {"why": 25, "how": 40}
FOLDOUT_GRADE = 7.0
GRADE_NEEDS_WORDS = 100  # a grade of a few lines says nothing

BANNED = re.compile(
    r"""\b(?:
      today['’]s\ (?:business\ )?world | interconnected\ world | fast-paced | in\ this\ chapter,?\ we\ will
    | it\ is\ important\ to\ note | (?:essential|key|critical|vital)\ components? | thought\ leaders?
    | key\ influencers? | like-minded | leverag(?:e[sd]?|ing) | utili[sz](?:e[sd]?|ing) | synerg(?:y|ies)
    | unlock(?:s|ed|ing)? | elevate\ your | to\ the\ next\ level | open(?:s|ed|ing)?\ doors | top-of-mind
    | game[-\ ]changers? | robust | compelling | delv(?:e[sd]?|ing) | journeys? | landscapes?
    | circl(?:e|ing)\ back | touch(?:ing)?\ base | pick\ your\ brains? | hidden\ job\ market
    | rock\ ?stars? | ninjas? | gurus? | it['’]s\ not\ what\ you\ know | individuals?
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
FIGURE = re.compile(
    r"% | \b(?:per\ ?cent | \d+(?:\.\d+)?\ times | \d{1,3}(?:,\d{3})+ | million | \d+\ (?:studies|tests))\b",
    re.VERBOSE,
)

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
each_chapter = pytest.mark.parametrize("page", CHAPTERS, ids=lambda page: page.path)


def shared_runs(page: Page) -> list[str]:
    """Runs of eight words that a source chapter has too; source-runs.txt says how its hashes are made."""
    text = " ".join(page.all_words).lower().replace("’", "'")
    found = re.findall(r"[a-z']+", text)
    runs = (" ".join(found[start : start + 8]) for start in range(len(found) - 7))
    return [run for run in runs if hashlib.sha256(run.encode()).hexdigest()[:12] in SOURCE_RUNS]


def long_sentences(page: Page) -> list[str]:
    every = (sentence for block in page.prose for sentence in sentences(block.text))
    return [sentence for sentence in every if len(words(sentence)) > SENTENCE_WORDS]


def long_paragraphs(page: Page) -> list[str]:
    return [block.text for block in page.prose if len(words(block.text)) > PARAGRAPH_WORDS]


def banned_words(page: Page) -> list[str]:
    return [found for text in page.all_words for found in BANNED.findall(text)]


def figures_without_source(page: Page) -> list[str]:
    return [block.text for block in page.prose if FIGURE.search(block.text) and not block.cites]


def skipped_levels(page: Page) -> list[str]:
    levels = [1, *(heading.level for heading in page.headings)]
    return [h.text for above, h in zip(levels, page.headings, strict=False) if h.level > above + 1]


def all_different(values: list[str]) -> bool:
    return len(set(values)) == len(values)


def test_no_two_pages_have_the_same_title_or_description() -> None:
    assert all_different([page.meta["title"] for page in PAGES])
    assert all_different([page.meta["description"] for page in PAGES])


def test_there_are_five_chapters() -> None:
    assert len(CHAPTERS) == 5


@each_page
def test_front_matter_names_title_description_and_kind(page: Page) -> None:
    assert page.meta["title"]
    assert page.meta["description"]
    assert page.meta["kind"] in KINDS


@each_page
def test_a_page_has_one_title_and_it_is_the_one_of_the_front_matter(page: Page) -> None:
    drawn_by_template = "template" in page.meta
    titles = [heading.text for heading in page.headings if heading.level == 1]
    assert titles == ([] if drawn_by_template else [page.meta["title"]])


@each_page
def test_headings_skip_no_level_and_are_short_and_unique(page: Page) -> None:
    texts = [heading.text for heading in page.headings]
    assert skipped_levels(page) == []
    assert [text for text in texts if len(text) > HEADING_CHARACTERS] == []
    assert len(set(texts)) == len(texts)


@each_page
def test_no_run_of_eight_words_comes_from_the_sources(page: Page) -> None:
    assert shared_runs(page) == []


@each_page
def test_sentences_are_short(page: Page) -> None:
    assert long_sentences(page) == [] or page.path in OF_NOTES


@each_page
def test_paragraphs_are_short(page: Page) -> None:
    assert long_paragraphs(page) == []


@each_page
def test_no_banned_words_in_prose_or_tools(page: Page) -> None:
    assert banned_words(page) == []


@each_page
def test_a_figure_has_its_source_in_the_same_paragraph(page: Page) -> None:
    assert figures_without_source(page) == []


@each_page
def test_a_page_is_plain_enough_to_read(page: Page) -> None:
    prose = [block.text for block in page.prose]
    if sum(len(words(text)) for text in prose) >= GRADE_NEEDS_WORDS:
        assert grade(prose) <= GRADE
        assert other_grade(prose) <= GRADE
        assert grade(prose) >= CHOPPY or page.path in OF_MANY_PARTS


def long_foldouts(page: Page) -> list[str]:
    return [text for key, text in page.foldouts if len(words(text)) > FOLDOUT_WORDS[key]]


@each_chapter
def test_what_folds_out_is_short_and_plain(page: Page) -> None:
    assert page.foldouts
    assert long_foldouts(page) == []
    assert grade(text for _, text in page.foldouts) <= FOLDOUT_GRADE


# The rules refuse what they should refuse.


def test_a_sentence_of_29_words_is_found() -> None:
    assert long_sentences(read_page("word " * 28 + "end.")) != []
    assert long_sentences(read_page("word " * 27 + "end.")) == []


def test_a_paragraph_of_91_words_is_found() -> None:
    assert long_paragraphs(read_page("Seven words make one short sentence here. " * 13)) != []
    assert long_paragraphs(read_page("Six words make one short sentence. " * 15)) == []


@pytest.mark.parametrize(
    "text",
    ["Leverage your contacts.", "A **thought leader** spoke.", '{{ field("a", label="Your journey") }}'],
)
def test_a_banned_word_is_found_in_prose_and_in_tools(text: str) -> None:
    assert banned_words(read_page(text)) != []


def test_a_long_fold_out_is_found_and_no_prose() -> None:
    page = read_page("- [ ] Go. ^go\n    why: " + "word " * 26 + "\n    how: " + "word " * 40 + "\n")
    assert [text.split()[0] for text in long_foldouts(page)] == ["word"]
    assert not page.prose
    assert banned_words(read_page("- [ ] Go. ^go\n    why: It is robust.\n")) == ["robust"]


def test_a_banned_word_is_found_in_the_pattern_of_a_text_and_the_pattern_is_no_prose() -> None:
    page = read_page('{% call compose("a", label="A") %}\nA robust {thing}.\n{% endcall %}\n\nProse.')
    assert banned_words(page) == ["robust"]
    assert [block.text for block in page.prose] == ["Prose."]


def test_a_figure_without_a_source_is_found() -> None:
    assert figures_without_source(read_page("It helped 34 % of people.")) != []
    assert figures_without_source(read_page("It helped 34 % of people ([Flynn, 2008](#sources)).")) == []
    assert figures_without_source(read_page('It helped 34 % of people {{ source("flynn2008") }}.')) == []


def test_a_run_from_a_source_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    run = "one two three four five six seven eight"
    monkeypatch.setitem(globals(), "SOURCE_RUNS", {hashlib.sha256(run.encode()).hexdigest()[:12]})
    assert shared_runs(read_page("One two **three four** five;\nsix seven eight, nine.")) == [run]


def test_a_skipped_level_is_found() -> None:
    assert skipped_levels(read_page("# One\n\n### Three\n")) == ["Three"]


SYLLABLES = {
    "one": ["made", "makes", "asked", "while", "the", "don't", "2017"],
    "two": ["network", "table", "tables", "boxes", "needed", "part-time"],
    "three": ["messages", "opinion", "connected"],
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, n) for n, row in enumerate(SYLLABLES.values(), 1) for word in row]
)
def test_syllables_are_counted_by_the_rule(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_long_winded_text_gets_a_high_grade_and_a_plain_one_a_low_grade() -> None:
    for count in (grade, other_grade):
        assert count(["Organisational communication facilitates interdisciplinary opportunities."]) > 20
        assert count(["The cat sat on the mat. It was warm.", "No full stop"]) < 2
