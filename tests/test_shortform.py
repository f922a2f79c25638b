"""Who has no mouse reaches what a short form means: the first one of a page leads to the glossary."""

from __future__ import annotations

import re

import markdown

from macros.mdx import GuidebookExtension
from tests.conftest import EXTENSIONS

NOTE = "\n\n*[CV]: a page about your work"
LINK = '<a href="glossary.md"><abbr title="a page about your work">CV</abbr></a>'


def rendered(text: str, glossary: str = "glossary.md") -> str:
    extension = GuidebookExtension(glossary=lambda: glossary)
    return markdown.markdown(text + NOTE, extensions=[*EXTENSIONS, extension])


def test_the_first_short_form_is_a_link_and_the_others_are_not() -> None:
    html = rendered("Send your CV today.\n\nTake the CV along.")
    assert f"<p>Send your {LINK} today.</p>" in html
    assert len(re.findall("<a ", html)) == 1


def test_a_short_form_in_a_heading_or_a_link_is_no_link_of_its_own() -> None:
    html = rendered("## Your CV\n\nSee [the CV](cv.md), and print a CV.")
    assert f"and print a {LINK}." in html
    assert len(re.findall("<a [^>]*glossary", html)) == 1


def test_without_a_glossary_short_forms_are_as_they_were() -> None:
    assert "<a " not in rendered("Send your CV.", glossary="")
