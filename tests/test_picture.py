"""A drawing stands inside the page, is called by its words, and takes its colours from the page alone."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

from macros.book import macros_for, read_book
from macros.drawing import CLASSES, FOLDER, read_drawing
from macros.macro import Authoring
from macros.mdx import GuidebookExtension
from macros.source import PageSource, page_jinja
from tests import sites
from tests.conftest import EXTENSIONS, ROOT

DOCS = ROOT / "docs"
STYLE = (DOCS / "assets/css/pictures.css").read_text(encoding="utf-8")
NAMES = sorted(file.stem for file in (DOCS / FOLDER).glob("*.svg"))
CALL = "{{ picture('circles', alt='You stand among \"others\" & alone.', caption='Three <rings>') }}"


def rendered(text: str) -> str:
    authoring = Authoring(PageSource("page.md", "docs/page.md", text), docs=DOCS)
    jinja = page_jinja()
    jinja.globals |= macros_for(lambda: authoring)
    source = jinja.from_string(text).render()
    assert not authoring.problems
    return markdown.markdown(source, extensions=[*EXTENSIONS, GuidebookExtension()])


def test_a_picture_is_an_image_with_a_name_and_a_caption() -> None:
    html = rendered(f"Look.\n\n{CALL}\n\nNow.")
    assert '<figure class="gb-picture">' in html
    image = re.search(r"<svg [^>]*>", html)
    assert image
    assert 'role="img"' in image[0]
    assert 'aria-label="You stand among &quot;others&quot; &amp; alone."' in image[0]
    assert "<figcaption>Three &lt;rings&gt;</figcaption>" in html
    assert ">known a little</text>" in html
    assert re.search(r"</figure>\s*<p>Now\.</p>", html)


def test_a_picture_without_a_caption_has_none() -> None:
    html = rendered('{{ picture("circles", alt="You stand in three rings.") }}')
    assert "figcaption" not in html


def test_a_call_may_go_on_over_several_lines() -> None:
    assert "gb-picture" in rendered('{{ picture("circles",\n    alt="You stand in three rings.") }}')


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_of_the_book_is_whole_and_has_no_colour_or_address(name: str) -> None:
    drawing = read_drawing(DOCS, name)
    assert drawing.view.split()[2] == "360"
    assert not re.search(r"style|href|url|http|xmlns|#|on\w+=", drawing.shapes)


def test_every_class_of_drawings_has_its_look_from_the_tokens() -> None:
    assert [one for one in CLASSES if f".{one}" not in STYLE] == []
    assert re.findall(r"(?:color|fill|stroke): (?!var\(--gb-|none|currentcolor)[^;]+;", STYLE) == []


def test_every_drawing_of_the_book_is_shown_once_and_each_chapter_has_one() -> None:
    shown = [(page.uri, one.id) for page in read_book(DOCS).book.pages for one in page.pictures]
    assert sorted(id for _, id in shown) == NAMES
    chapters = {page.relative_to(DOCS).as_posix() for page in (DOCS / "chapters").glob("*.md")}
    assert chapters <= {uri for uri, _ in shown}


def test_a_picture_in_html_stops_the_build(tmp_path: Path) -> None:
    copy = sites.copied(tmp_path)
    page = copy / "docs/about/privacy.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n<div>\n{CALL}\n</div>\n", encoding="utf-8")
    done = sites.build(copy, copy / "site")
    line = text.count("\n") + 3
    assert done.returncode == 1
    assert f"docs/about/privacy.md:{line}: picture 'circles' stands in HTML" in done.stderr
