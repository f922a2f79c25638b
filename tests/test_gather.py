"""Tools taken from their chapters stand on one page: links lead where they led, and no id stands twice."""

from __future__ import annotations

import pytest

from macros.gather import gathered, relative

PRINT = "workbook/print/"
IDS = ("goal-plan", "goal-check", "inner")


def tool(body: str, *, id: str = "goal-plan", level: int = 3, kind: str = "worksheet") -> str:
    title = f'<h{level} class="gb-tool__title" id="{id}-title">Plan</h{level}>'
    return f'<gb-{kind} class="gb-tool" id="{id}">{title}{body}</gb-{kind}>'


def fitted(body: str, *, url: str = "chapters/skills/", to: str = PRINT, level: int = 3) -> str:
    """The body of a tool as it stands on the page for all tools."""
    html = gathered(tool(body, level=level), url=url, to=to, ids=IDS)["goal-plan"]
    return html.split("</h2>", 1)[1].removesuffix("</gb-worksheet>")


def test_each_tool_is_found_among_the_text_of_its_page() -> None:
    page = f"<h1>Skills</h1><p>Text</p>{tool('1')}<p>More</p>{tool('2', id='goal-check', kind='checklist')}"
    found = gathered(page, url="chapters/skills/", to=PRINT, ids=IDS)
    assert list(found) == ["goal-plan", "goal-check"]
    assert "Text" not in "".join(found.values())
    assert "More" not in "".join(found.values())


def test_a_tool_inside_of_another_comes_with_it() -> None:
    page = tool(f"before{tool('x', id='inner', kind='checklist')}after")
    found = gathered(page, url="chapters/skills/", to=PRINT, ids=IDS)
    assert list(found) == ["goal-plan"]
    assert 'before<gb-checklist class="gb-tool" id="inner">' in found["goal-plan"]
    assert found["goal-plan"].endswith("</gb-checklist>after</gb-worksheet>")


@pytest.mark.parametrize(
    "text",
    [
        'Fish &amp; chips &lt;b&gt; &#8217; "a" > b',
        '<input class="x" data-uid="goal-plan--goal" type="checkbox" hidden>',
        '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12.5 9.5 18"/></svg>',
        "<ul><li>One<br>two</li></ul>",
        '<a href="https://example.org/a?b=c#d">out</a> <a href="mailto:a@example.org">mail</a>',
        '<button data-uid="people--r1--name" title="a&quot;b">x</button>',
    ],
)
def test_what_needs_no_change_stays_as_it_is(text: str) -> None:
    assert fitted(text) == text


@pytest.mark.parametrize(
    ("link", "rebased"),
    [
        ("../../about/privacy/", "../../about/privacy/"),
        ("../benefits/#wins-log", "../../chapters/benefits/#wins-log"),
        ("#some-heading", "../../chapters/skills/#some-heading"),
        ("?q=1", "../../chapters/skills/?q=1"),
        ("../../assets/map.png", "../../assets/map.png"),
        ("picture.png", "../../chapters/skills/picture.png"),
        ("../../", "../../"),
        ("./", "../../chapters/skills/"),
        ("../../workbook/print/", "./"),
        ("#goal-plan-title", "#goal-plan-title"),
        ("#goal-plan--goal", "#goal-plan--goal"),
    ],
)
def test_a_link_leads_where_it_led(link: str, rebased: str) -> None:
    before = '<p id="goal-plan--goal">'
    assert fitted(f'{before}<a href="{link}">x</a>') == f'{before}<a href="{rebased}">x</a>'


def test_a_link_leads_where_it_led_on_a_site_of_plain_files() -> None:
    link = fitted('<a href="../about.html#x">', url="chapters/skills.html", to="workbook/print.html")
    assert link == '<a href="../about.html#x">'
    assert relative("index.html", "workbook/print.html") == "../index.html"


def test_what_other_chapters_may_call_the_same_is_called_after_the_tool() -> None:
    assert fitted('<h4 id="tips">Tips</h4><a href="#tips">x</a>') == (
        '<h3 id="goal-plan__tips">Tips</h3><a href="#goal-plan__tips">x</a>'
    )
    tabs = '<input id="__tabbed_1_1" name="__tabbed_1" type="radio"><label for="__tabbed_1_1">A</label>'
    assert fitted(tabs) == tabs.replace("__tabbed", "goal-plan____tabbed")


def test_answers_keep_their_ids() -> None:
    text = '<input id="goal-plan--goal" aria-describedby="goal-plan--goal~help"><p id="goal-plan--goal~help">'
    assert fitted(text) == text


def test_the_way_to_a_footnote_leads_back_to_the_chapter() -> None:
    note = fitted('<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>')
    assert 'id="goal-plan__fnref:1"' in note
    assert 'href="../../chapters/skills/#fn:1"' in note


@pytest.mark.parametrize(("level", "inner", "becomes"), [(2, 3, 3), (3, 4, 3), (4, 5, 3), (4, 6, 4)])
def test_the_title_of_a_tool_stands_below_that_of_the_page(level: int, inner: int, becomes: int) -> None:
    assert f"<h{becomes}>A part</h{becomes}>" in fitted(f"<h{inner}>A part</h{inner}>", level=level)


def test_the_line_about_privacy_is_left_out() -> None:
    line = '<p class="gb-tool__privacy">Your <b>answers</b> &amp; you<br><a href="../x/">How</a></p>'
    assert fitted(f"<div>{line}<p>Why</p></div>") == "<div><p>Why</p></div>"
