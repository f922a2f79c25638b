"""A cited study stands in its sentence, and once in the list below the page."""

from __future__ import annotations

import re

import markdown
import pytest

from macros.book import macros_for
from macros.evidence import read_evidence
from macros.macro import Authoring
from macros.mdx import GuidebookExtension
from macros.source import PageSource, page_jinja
from tests.conftest import EXTENSIONS, ROOT

EVIDENCE = read_evidence(ROOT / "docs")
GEE = '{{ source("gee2017") }}'
LIST = "\n\n## Sources\n\n{{ sources() }}\n"


def source_of(text: str) -> str:
    """What Markdown is given: the page with its macros run."""
    authoring = Authoring(PageSource("page.md", "docs/page.md", text), evidence=EVIDENCE)
    jinja = page_jinja()
    jinja.globals |= macros_for(lambda: authoring)
    source = jinja.from_string(text).render()
    assert not authoring.problems
    return source


def rendered(text: str) -> str:
    return markdown.markdown(source_of(text), extensions=[*EXTENSIONS, GuidebookExtension()])


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


SENTENCES = {
    "paragraph": f"Tell both {GEE}.",
    "bold text": f"**Tell both {GEE}**.",
    "list item": f"- One\n- Tell both {GEE}.",
    "quote": f"> Tell both {GEE}.",
    "cell of a table": f"| Advice | Cost |\n|---|---|\n| Tell both {GEE}. | None |",
    "admonition": f"!!! note\n\n    Tell both {GEE}.",
    "footnote": f"Hello[^1].\n\n[^1]: Tell both {GEE}.",
    "definition": f"Network\n:   Tell both {GEE}.",
}


@pytest.mark.parametrize("where", SENTENCES)
def test_a_study_can_be_cited_wherever_a_sentence_stands(where: str) -> None:
    html = rendered(SENTENCES[where] + LIST)
    assert "Tell both (Gee and others, 2017)." in words(html) or where == "bold text"
    assert html.count('href="#source-gee2017"') == 1
    assert html.count('id="source-gee2017"') == 1


def test_the_list_holds_each_study_once_in_the_order_of_the_alphabet() -> None:
    cited = f'Ask {{{{ source("liu2023") }}}}. Tell {GEE}. Thank {{{{ source("burt2004") }}}} {GEE}.'
    html = rendered(cited + LIST)
    assert re.findall(r'<li id="source-(\w+)"', html) == ["burt2004", "gee2017", "liu2023"]


def test_the_list_may_stand_above_what_is_cited() -> None:
    assert 'id="source-gee2017"' in rendered(f"{{{{ sources() }}}}\n\nTell both {GEE}.\n")


def test_an_entry_says_what_kind_of_study_it_is_and_when_somebody_looked() -> None:
    entry = words(rendered('Ask {{ source("liu2023") }}.' + LIST)).split("Sources", 1)[1]
    assert "Liu, Rim, Min and Min (2023). Journal of Personality and Social Psychology" in entry
    assert "doi.org/10.1037/pspi0000402" in entry
    assert "Experiment; good evidence." in entry
    assert "Last checked 21 November 2026." in entry


def test_no_doi_is_printed_that_nobody_saw() -> None:
    assert "doi.org" not in rendered(f"Tell both {GEE}." + LIST)


def test_a_study_in_doubt_says_so_in_the_list_and_behind_the_button() -> None:
    html = rendered('It felt bad {{ source("casciaro2014") }}.' + LIST)
    assert html.count("Use with care:") == 2
    assert "Use with care:" not in rendered(f"Tell both {GEE}." + LIST)


def test_the_button_opens_the_box_of_its_study_without_a_script() -> None:
    html = rendered(f"Tell both {GEE}." + LIST)
    assert html.count('popovertarget="about-gee2017"') == 2  # one opens it, one closes it
    assert re.search(r'<div[^>]* id="about-gee2017" popover=""', html)


def test_one_page_does_not_list_what_the_page_before_cited() -> None:
    converter = markdown.Markdown(extensions=[*EXTENSIONS, GuidebookExtension()])
    for key in ("gee2017", "liu2023"):
        html = converter.reset().convert(source_of(f'Ask {{{{ source("{key}") }}}}.{LIST}'))
    assert "source-gee2017" not in html
    assert 'id="source-liu2023"' in html
