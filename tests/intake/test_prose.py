"""The text itself: dashes, lists, links, and signs that the site would take for something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.intake.prose import dashed
from tests.intake.page import said, shown, take_in, under_title

DASHES = {
    "beans -- and peas": "beans – and peas",
    "beans --- and peas": "beans – and peas",
    "beans---and peas": "beans – and peas",
    "beans--and peas": "beans – and peas",
    "beans-- and peas": "beans – and peas",
    'he said "wait"---and left': 'he said "wait" – and left',
    "pages 3--5": "pages 3–5",
    "-- a gardener": "– a gardener",
    "rain or shine ---": "rain or shine –",
}
NO_DASHES = [
    "a well-kept bed",
    "rows - short ones",
    "the option --title",
    "see https://example.org/a--b",
    "gb--item.name--x",
    "an arrow --> there",
    "a line of ---- hyphens",
    "---",
    "a – dash",
]


@pytest.mark.parametrize(("raw", "page"), DASHES.items())
def test_hyphens_used_as_a_dash_become_one(raw: str, page: str) -> None:
    assert dashed(raw) == page


@pytest.mark.parametrize("raw", NO_DASHES)
def test_other_hyphens_stay(raw: str) -> None:
    assert dashed(raw) == raw


SAME_IN_MARKDOWN = {
    "a rule": "One.\n\n---\n\nTwo.",
    "code": "```\na -- b --- c\n```",
    "code in a line": "Type `a -- b` here.",
    "an address": "See <https://example.org/a--b>.",
    "a table": "| a   | b   |\n| --- | --- |\n| --- | c   |",
    "nested lists": "- one\n    - two\n        - deep\n- three",
    "numbered lists": "1. one\n2. two\n    - three\n3. four",
    "a quote with a list": "> - one\n>     - two",
    "code in a list": "- one\n\n    ```\n    a\n\n    b\n    ```",
    "a footnote": "Beans[^1] climb.\n\n[^1]: Most of them.",
    "a link": "See [beans](https://example.org/x).",
    "a link by name": "See [beans][b].\n\n[b]: https://example.org/x",
    "raw HTML": '<div class="note">Beans</div>',
}


@pytest.mark.parametrize("text", SAME_IN_MARKDOWN.values(), ids=SAME_IN_MARKDOWN.keys())
def test_good_markdown_stays_as_it_is(tmp_path: Path, text: str) -> None:
    assert under_title(take_in(tmp_path, f"# Seeds\n\n{text}\n")) == text


MENDED = {
    "a list with 2 spaces": ("- one\n  - two\n    - three", "- one\n    - two\n        - three"),
    "a list with a tab": ("- one\n\t- two", "- one\n    - two"),
    "a list right after text": ("Bring:\n- a rake\n- a hoe", "Bring:\n\n- a rake\n- a hoe"),
    "stars and brackets": ("* one\n* two\n\n1) three", "- one\n- two\n\n1. three"),
    "a paragraph within an item": ("1. one\n\n   more\n\n2. two", "1. one\n\n    more\n\n2. two"),
    "a paragraph deep in a list": (
        "- one\n  - two\n\n    more\n- six",
        "- one\n    - two\n\n        more\n\n- six",
    ),
    "a line break": ("Roses\\\nare red.", "Roses  \nare red."),
    "an indented paragraph": ("One.\n\n\tTabs begin this paragraph.", "One.\n\nTabs begin this paragraph."),
    "indented code": ("One.\n\n    x = 1", "One.\n\n```\nx = 1\n```"),
    "text right after HTML": ("<div>a</div>\n## Peas", "<div>a</div>\n\n## Peas"),
    "text after a comment": ("<!-- ask Tom --> Peas *climb*.", "<!-- ask Tom -->\n\nPeas *climb*."),
    "dashes beside bold": ("**Beans**---they climb", "**Beans** – they climb"),
    "a dash at the end of a line": ("Beans --\nthey climb", "Beans –\nthey climb"),
}


@pytest.mark.parametrize(("raw", "page"), MENDED.values(), ids=MENDED.keys())
def test_markdown_is_made_right_for_the_site(tmp_path: Path, raw: str, page: str) -> None:
    assert under_title(take_in(tmp_path, f"# Seeds\n\n{raw}\n")) == page


# Each would be taken for something else by Jinja, by Python-Markdown, or by one of its extensions.
SHOWN_AS_WRITTEN = [
    "Write {{ name }} here.",
    "{% if rain %} stay in {% endraw %}",
    "A {## remark ##} stays.",
    "Dear {name}",
    "Dear <name>, meet <Your Company>.",
    "1 < 2 & 3 > 2 &amp; so on: a <b",
    "!!! warning",
    "??? question",
    '=== "Tab"',
    "*[HTML]: a language",
    "snake_case and 2 * 3 * 4",
    "[Maria]: hello",
    "[ ] not a tick",
    "$5 ~ ^ | ok",
    "#seedswap",
    "C:\\seeds\\new",
]


@pytest.mark.parametrize("text", SHOWN_AS_WRITTEN)
@pytest.mark.parametrize("form", ["{}", "Text.\n\n{}\n\nMore.", "- {}", "## Beans {}"])
def test_a_reader_sees_what_was_written(tmp_path: Path, text: str, form: str) -> None:
    chapter = take_in(tmp_path, "# Seeds\n\nBeans climb.\n\n" + form.replace("{}", text) + "\n")
    assert text.replace("&amp;", "&") in shown(chapter).text


def test_jinja_in_code_is_shown(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "# Seeds\n\nA `{{ bean }}`:\n\n```\n{% raw %}\n{{ pea }}\n```\n")
    assert "A {{ bean }}:" in shown(chapter).text
    assert "{% raw %} {{ pea }}" in shown(chapter).text
    assert "Jinja would read are shown as text (3)" in said(chapter, decide=False)


def test_jinja_in_the_title_is_drawn_apart(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "# The {{ bean }}\n\nText with {% x %}.\n")
    assert chapter.title == "The { { bean }}"
    assert chapter.meta["description"] == "Text with { % x %}."
    assert shown(chapter).text == "The {{ bean }} Text with {% x %}."


def test_a_placeholder_in_angle_brackets_is_shown_and_reported(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "# Seeds\n\nHello <name>!\n\n<your street>\n\n<script>let a\n\nb</script>\n")
    assert "Hello <name>! <your street> <script>let a b</script>" in shown(chapter).text
    assert "shown as text, as it is not HTML: <name>" in said(chapter, decide=False)
    assert "lines that begin with a name in angle brackets are shown as text (2)" in said(
        chapter, decide=False
    )


def test_a_box_of_a_task_stays_text_and_is_reported(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "# Seeds\n\n- [ ] buy ^buy\n  - [x] sow\n")
    assert under_title(chapter) == "- \\[ \\] buy ^buy\n    - \\[x\\] sow"
    assert "make the list a checklist, or take the boxes out (2)" in said(chapter, decide=True)


def test_what_only_an_author_can_decide_is_reported(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "# Seeds\n\n**Sowing**\n\nSow <b>early</b>.\n\n3. one\n4. two\n")
    report = said(chapter, decide=True)
    assert 'the bold line "Sowing" may be meant as a heading' in report
    assert "raw HTML stays as it is; Markdown or a macro would be better (2)" in report
    assert "lists begin with another number than 1" in report
    assert "**Sowing**" in chapter.body


def test_a_link_target_that_no_link_uses_is_shown(tmp_path: Path) -> None:
    chapter = take_in(
        tmp_path, "# Seeds\n\nSee [beans][b].\n\n[p]: https://example.org/p\n[b]: https://example.org/b\n"
    )
    assert "[p]: https://example.org/p" in shown(chapter).text
    assert "[beans][b]" in chapter.body
    assert "link targets that no link uses are shown as text (1)" in said(chapter, decide=True)


DEAD = {
    "[beans](beans.md)": "beans (beans.md)",
    '[beans](my%20beans.md "Old")': "beans (my beans.md: Old)",
    "[beans](/beans/)": "beans (/beans/)",
    "[beans](#nowhere)": "beans (#nowhere)",
    "[beans](www.example.org)": "beans (www.example.org)",
    "[beans](../../raw.md)": "beans (../../raw.md)",
    "[beans](ids.lock.yml)": "beans (ids.lock.yml)",
    "[*all* beans][b]\n\n[b]: b.md": "*all* beans (b.md)",
    "![a bean](bean.png)": "a bean (bean.png)",
    "![a bean](https://example.org/bean.png)": "a bean (https://example.org/bean.png)",
    "[![bean](b.png)](b.md)": "bean (b.png) (b.md)",
}
ALIVE = [
    "[beans](https://example.org)",
    "[beans](mailto:ana@example.org)",
    "[beans](#about-peas)",
    "[beans](#own)",
    "[beans](other.md)",
    "[beans](other.md#peas)",
    "[beans](../index.md)",
    "![a bean](../bean.png)",
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    chapters = tmp_path / "docs" / "chapters"
    chapters.mkdir(parents=True)
    (chapters / "other.md").write_text("# Other\n\n## Peas\n")
    (chapters / "ids.lock.yml").write_text("")
    (chapters.parent / "index.md").write_text("# Home\n")
    (chapters.parent / "bean.png").write_bytes(b"\x89PNG")
    return tmp_path


@pytest.mark.parametrize(("raw", "page"), DEAD.items())
def test_a_link_that_leads_nowhere_becomes_text_and_is_reported(book: Path, raw: str, page: str) -> None:
    chapter = take_in(book, f"# Seeds\n\n{raw}\n")
    assert under_title(chapter) == page
    assert "leads nowhere from the page" in said(chapter, decide=True)


@pytest.mark.parametrize("link", ALIVE)
def test_a_link_that_leads_somewhere_stays(book: Path, link: str) -> None:
    assert link in take_in(book, f"# Seeds\n\n{link}\n\n## About peas\n\n## Mine {{#own}}\n").body


def test_a_link_to_a_missing_heading_of_a_page_is_dead(book: Path) -> None:
    assert "beans (other.md#beans)" in take_in(book, "# Seeds\n\n[beans](other.md#beans)\n").body
