"""Tools come out whole wherever Markdown lets them stand."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown
import pytest

from macros.book import macros_for
from macros.macro import Authoring
from macros.mdx import GuidebookExtension
from macros.source import PageSource, page_jinja
from tests.conftest import EXTENSIONS, ReadPages

CHECKLIST = """\
{% call checklist("prep", title="Get `ready` | <now>") %}
- [ ] Bring **three** cards, see [page](../index.md). ^cards
    why: People forget names, see [why](../index.md)
      and **how**.
    how: Take `3`.
- [ ] Smile[^1] ^smile
    - [ ] At one person ^one
{% endcall %}"""

WORKSHEET = """\
{% call worksheet("plan", title="Plan") %}
{{ field("goal", kind="text", label="My `goal` | *one*", help="a < b & c", example="say \\"hi\\"") }}
{% call table("wins", label="Wins") %}
{{ column("when", kind="date", label="When") }}
{% endcall %}
{% endcall %}"""


def indented(text: str, by: str) -> str:
    return "\n".join(by + line for line in text.split("\n"))


CONTAINERS = {
    "top level": "\n{}\n",
    "right below a paragraph": "Some text\n{}\nand more.\n",
    "list item": "-   First\n\n    {4}\n\n-   Last\n",
    "glued to the first line of a list item": "-   First\n    {4}\n\n-   Last\n",
    "nested list": "-   First\n\n    -   Second\n\n        {8}\n",
    "ordered list": "1.  First\n\n    {4}\n",
    "quote": "> Before\n>\n> {> }\n",
    "admonition": "!!! note\n\n    {4}\n",
    "details": '??? note "More"\n\n    {4}\n',
    "tab": '=== "One"\n\n    {4}\n\n=== "Two"\n\n    Text\n',
    "admonition in a tab": '=== "One"\n\n    !!! note\n\n        {8}\n',
    "definition list": "Term\n\n:   Meaning\n\n    {4}\n",
    "footnote": "Text[^2]\n\n[^2]:\n    Note\n\n    {4}\n",
    "block of HTML": '<div markdown="1">\n\n{}\n\n</div>\n',
}


def placed(container: str, tool: str) -> str:
    for mark, lead in {"{4}": " " * 4, "{8}": " " * 8, "{> }": "> ", "{}": ""}.items():
        if mark in container:
            return container.replace(lead + mark, indented(tool, lead).rstrip())
    raise AssertionError(container)


def rendered(text: str) -> str:
    page = PageSource("page.md", "docs/page.md", f"# Page\n\n{text}\n\n[^1]: Warmly.\n")
    authoring = Authoring(page)
    jinja = page_jinja()
    jinja.globals |= macros_for(lambda: authoring)
    source = jinja.from_string(page.markdown).render()
    assert not authoring.problems
    return markdown.markdown(source, extensions=[*EXTENSIONS, GuidebookExtension()])


class Elements(HTMLParser):
    """Collects each element with those around it, and complains about blocks inside paragraphs."""

    void = frozenset({"input", "br", "hr", "img", "path"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("div", "ul", "fieldset", "gb-checklist", "gb-worksheet") or "p" not in self.open
        self.found.append((tag, dict(attrs), tuple(self.open)))
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.void:
            assert self.open.pop() == tag

    def uids_in(self, tool: str) -> list[str | None]:
        return [a["data-uid"] for _, a, around in self.found if "data-uid" in a and tool in around]


@pytest.mark.parametrize("container", CONTAINERS)
def test_a_checklist_is_whole_in(container: str) -> None:
    html = rendered(placed(CONTAINERS[container], CHECKLIST))
    elements = Elements(html)
    ticks = [uid for uid in elements.uids_in("gb-checklist") if uid and "~" not in uid]
    assert ticks == ["prep--cards", "prep--smile", "prep--one"]
    assert '>Bring <strong>three</strong> cards, see <a href="../index.md">page</a>.</label>' in html
    assert '<p>People forget names, see <a href="../index.md">why</a> and <strong>how</strong>.</p>' in html
    assert "<p>Take <code>3</code>.</p>" in html
    assert 'class="footnote-ref"' in html
    assert "Get `ready` | &lt;now&gt;</h2>" in html
    assert not any("\ue000" <= letter <= "\uf8ff" for letter in html), "no token is left"
    assert "[ ]" not in html
    assert "markdown=" not in html


@pytest.mark.parametrize("container", CONTAINERS)
def test_a_worksheet_is_whole_in(container: str) -> None:
    html = rendered(placed(CONTAINERS[container], WORKSHEET))
    uids = Elements(html).uids_in("gb-worksheet")
    assert uids == ["plan--goal", *(f"plan--wins--p{row}--when" for row in range(1, 7))]
    assert ">My `goal` | *one*</label>" in html
    assert ">a &lt; b &amp; c</p>" in html
    assert not any("\ue000" <= letter <= "\uf8ff" for letter in html), "no token is left"


def test_a_list_indented_by_two_spaces_is_refused(read_pages: ReadPages) -> None:
    page = "# Page\n\n- First\n\n" + indented(CHECKLIST, "  ") + "\n"
    problems = read_pages({"page.md": page}).problems
    assert "2 spaces deep inside a list" in str(problems[0])


def test_a_field_stands_in_a_cell_of_a_table() -> None:
    field = '{{ field("a", kind="text", label="A | B") }}'
    table = f"| Ask | Answer |\n|---|---|\n| A | {field} here |"
    html = rendered(f'{{% call worksheet("w", title="W") %}}\n{table}\n{{% endcall %}}')
    cell = html[html.index("<td><div") : html.index("here</td>")]
    assert 'data-uid="w--a"' in cell


def test_the_title_is_a_heading_below_the_one_before() -> None:
    html = rendered(f"### Deep\n\n{CHECKLIST}\n\n#### After\n\n{WORKSHEET}")
    assert '<h4 class="gb-tool__title" id="prep-title">' in html
    assert '<h5 class="gb-tool__title" id="plan-title">' in html


def test_tools_do_not_push_each_other_down() -> None:
    html = rendered(f"## Tools\n\n{CHECKLIST}\n\n{WORKSHEET}")
    assert html.count('<h3 class="gb-tool__title"') == 2


def test_a_checklist_stands_inside_a_worksheet() -> None:
    inner = CHECKLIST + '\n\n{{ field("a", kind="text", label="A") }}'
    html = rendered('{% call worksheet("w", title="W") %}\n\n' + inner + "\n{% endcall %}")
    elements = Elements(html)
    assert elements.uids_in("gb-checklist")[0] == "prep--cards"
    assert elements.uids_in("gb-worksheet")[-1] == "w--a"


def test_code_that_looks_like_an_item_stays_code() -> None:
    tool = '{% call checklist("c", title="C") %}\n- [ ] Go. ^go\n\n```\n- [ ] code ^code\n```\n{% endcall %}'
    html = rendered(tool)
    assert "- [ ] code ^code" in html
    assert Elements(html).uids_in("gb-checklist") == ["c--go", "c--go~skip", "c--go~date", "c--go~note"]


def test_a_fold_out_is_no_part_of_the_name_of_its_tick() -> None:
    tool = (
        '{% call checklist("c", title="C") %}\n- [ ] Go. ^go\n    how: Now.\n- [ ] Stay. ^stay\n{% endcall %}'
    )
    html = rendered(tool)
    assert ">Go.</label>" in html
    assert html.count("<details") == html.count('<summary aria-describedby="c--go--text"') == 1


def test_further_lines_of_a_fold_out_may_look_like_another() -> None:
    body = "- [ ] Go. ^go\n    why: Two things:\n        how: is one of them.\n    how: Now."
    html = rendered(f'{{% call checklist("c", title="C") %}}\n{body}\n{{% endcall %}}')
    assert "<p>Two things: how: is one of them.</p>" in html
    assert "<p>Now.</p>" in html


def test_a_note_with_a_colon_before_the_items_is_no_fold_out() -> None:
    body = "Note: bring a pen.\n\n- [ ] Go. ^go"
    html = rendered(f'{{% call checklist("c", title="C") %}}\n{body}\n{{% endcall %}}')
    assert "<p>Note: bring a pen.</p>" in html


def test_only_the_first_tool_of_a_page_speaks_of_privacy() -> None:
    assert rendered(f"{CHECKLIST}\n\n{WORKSHEET}").count("gb-tool__privacy") == 1


def test_names_of_controls_hold_what_the_author_wrote() -> None:
    tool = WORKSHEET.replace('label="When"', "label='Say \"&amp;\" <b>'")
    html = rendered(tool)
    assert 'aria-label="Say &quot;&amp;amp;&quot; &lt;b&gt;, row 1"' in html


def test_a_control_character_in_a_title_is_left_out() -> None:
    html = rendered('{% call checklist("c", title="A\\x0bB") %}\n- [ ] Go. ^go\n{% endcall %}')
    assert ">AB</h2>" in html
