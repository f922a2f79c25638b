"""A list of tools stands behind the first words of a page."""

from __future__ import annotations

import pytest

from macros.lead import parted

TITLE = '<h1 id="a">A title<a class="headerlink" href="#a">¶</a></h1>\n'


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        (f"{TITLE}<p>First words.</p>", "\n<p>More.</p>"),
        ('<p class="x">First <b>words</b>.</p>', "<h2>A part</h2>"),
        (TITLE, "<h2>A part</h2><p>Text.</p>"),
        (TITLE, '<gb-checklist id="x"><p>In it</p></gb-checklist>'),
        ("", "<ul><li><p>Text</p></li></ul>"),
        ("", "Text"),
        ("", ""),
    ],
)
def test_the_first_words_are_the_title_and_a_paragraph_behind_it(first: str, rest: str) -> None:
    assert parted(first + rest) == (first, rest)


def test_a_page_that_starts_with_something_else_stays_whole() -> None:
    assert parted("<p>An <gb-x></gb-x></p><p>b</p>") == ("", "<p>An <gb-x></gb-x></p><p>b</p>")
