"""Whatever an author writes, reading ends with problems or with a page, never with a traceback."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import markdown
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.book import macros_for, read_book
from macros.macro import Authoring
from macros.mdx import GuidebookExtension
from macros.source import page_jinja, read_page
from macros.tokens import left_in
from tests.conftest import EXTENSIONS

FRAGMENTS = [
    '{% call checklist("a", title="A") %}',
    '{% call checklist("a-b", title="<b> `x` | & {{ y }}", time="5 min") %}',
    '{% call worksheet("w", title="W") %}',
    '{% call table("t", label="T") %}',
    '{{ field("f", kind="text", label="F | [x](y)", example="e") }}',
    '{{ field("g", kind="select", label="G", options={"a": "A", "b": "B"}) }}',
    '{{ field("f", kind="txt", label="F") }}',
    "{{ field() }}",
    '{{ column("c", kind="date", label="C") }}',
    "{% endcall %}",
    "{%- endcall -%}",
    "{{ nope.more(1) }}",
    "{% for x in [1, 2] %}",
    "{% endfor %}",
    "{# not a comment #}",
    "{## a comment ##}",
    "{{",
    "- [ ] Do it. ^do-it",
    "- [ ] Do it again.",
    "    - [x] Nested. ^nested",
    "  - [ ] Two spaces. ^two",
    "1. one",
    "> quoted",
    "!!! note",
    "```",
    "| a | b |",
    "|---|---|",
    "# Heading",
    "Term",
    ":   Meaning",
    "[^1]: note",
    "<div>",
    "</div>",
    "    code",
    "",
    "",
    "words ^not-an-id é 例 \u2028 \x0b",
]
HEADS = [
    "",
    "---\ntitle: T\n---\n",
    "---\n---\n",
    "---\n: bad\n---\n",
    "\ufeff",
    "---\nkind: chapter\nfield: x\n---\n",
]


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(HEADS), st.lists(st.sampled_from(FRAGMENTS), max_size=14), st.sampled_from(["\n", "\r\n"])
)
def test_reading_never_ends_in_a_traceback(head: str, lines: list[str], end: str) -> None:
    with TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        docs.mkdir()
        (docs / "page.md").write_text(
            (head + "\n".join(lines)).replace("\n", end), encoding="utf-8", newline=""
        )
        reading = read_book(docs)
        for problem in reading.problems:
            assert str(problem).startswith("docs/page.md:")
            assert problem.line >= 1
        if reading.problems:
            return
        page = read_page(docs, "page.md")
        jinja, authoring = page_jinja(), Authoring(page)
        jinja.globals |= macros_for(lambda: authoring)
        html = markdown.markdown(
            jinja.from_string(page.markdown).render(), extensions=[*EXTENSIONS, GuidebookExtension()]
        )
        drawn = {tool.id for tool in reading.book.tools() if f'id="{tool.id}"' in html}
        assert {tool.id for tool in reading.book.tools()} - drawn <= left_in(html)
