"""Answers that nobody planned for, long, broken or in other scripts, are kept as they were written."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.fields import kinds
from macros.fields.kind import REQUIRED, Kind
from tests import sites
from tests.browser.conftest import watched
from tests.browser.reader import cell, delete_database, field, ready, rows, saved

# One to a row. As they are said in JavaScript and Python alike, so that a half character gets there unharmed.
TEXTS = {
    "long": "long words " * 909 + ".",
    "one long word": "x" * 10_000,
    "right to left": "שלום, מה שלומך? 12 مرحبا \u200f(123)\u200e",
    "left open": "\u202eoverridden and never closed",
    "emoji": "👩🏾‍🏭 👨‍👩‍👧‍👦 🏳️‍🌈 🇻🇳 1️⃣",
    "combining marks": "Z͑ͫ̓a̴͎͘l̵̠͐g̶̮̏o̷̳͝ Nguyễn Thị Thùy e\u0301",
    "markup": "<script>window.broken = 1</script><img src=x onerror='window.broken = 1'>",
    "other markup": "&amp; &#0; {{ 1 }} ${1} </textarea>",
    "half a character": "before \ud83d after",
    "the other half": "\udc4d after",
    "control characters": "bell \x07 escape \x1b delete \x7f next \x85 line \u2028",
    "no characters": "none \uffff mark \ufeff soft\u00adhyphen",
    "nothing": "zero \x00 goes on",
    "spaces": "  in front and behind\t ",
    "names of properties": "__proto__ constructor null undefined",
}


def text_kinds() -> list[str]:
    """The kinds that take any text, which new ones join by themselves."""

    def takes_text(kind: Kind) -> bool:
        return kind.stores == "text" and kind.in_table and REQUIRED not in kind.settings.values()

    return sorted(name for name, kind in kinds().items() if takes_text(kind))


def chapter() -> str:
    columns = "\n".join(f'{{{{ column("{kind}", kind="{kind}", label="{kind}") }}}}' for kind in text_kinds())
    return f"""# Odd

{{% call checklist("steps", title="Steps") %}}
- [ ] Stay ticked. ^stay
{{% endcall %}}

{{% call worksheet("odd", title="Odd") %}}
{{{{ field("plain", kind="textarea", label="Plain") }}}}
{{% call table("texts", label="Texts") %}}
{columns}
{{% endcall %}}
{{% endcall %}}
"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sites.Chapter]:
    with sites.with_chapter(tmp_path_factory.mktemp("odd"), "odd", chapter()) as one:
        yield one


def add_rows(page: Page, count: int) -> None:
    """Press "Add a row" until there are so many."""
    button = page.locator("#odd [data-action=add_row]").first
    button.evaluate(
        "(button, times) => { while (times--) button.click(); }", count - rows(page, "odd--texts").count()
    )
    expect(rows(page, "odd--texts")).to_have_count(count)


def write(page: Page, row: int, text: str) -> None:
    """Put the text into each control of a row at once, as pasting does."""
    for kind in text_kinds():
        cell(page, "odd--texts", row, kind).evaluate(
            """(control, text) => {
                control.focus();
                control.value = JSON.parse(text);
                control.dispatchEvent(new InputEvent("input", {bubbles: true}));
                control.blur();
            }""",
            json.dumps(text),
        )


def shown(page: Page) -> dict[str, dict[str, str]]:
    """What stands in the table: the columns of each row."""
    columns = {
        kind: rows(page, "odd--texts")
        .locator(f'.gb-control[data-uid$="--{kind}"]')
        .evaluate_all("(controls) => controls.map((control) => JSON.stringify(control.value))")
        for kind in text_kinds()
    }
    return {
        name: {kind: json.loads(columns[kind][row]) for kind in columns} for row, name in enumerate(TEXTS)
    }


def as_controls_hold(page: Page, text: str) -> dict[str, str]:
    """What a control of each kind makes of the text by itself: one line, for most."""
    return {
        kind: json.loads(
            cell(page, "odd--texts", 1, kind).evaluate(
                """(control, text) => {
                    const another = control.cloneNode();
                    another.value = JSON.parse(text);
                    return JSON.stringify(another.value);
                }""",
                json.dumps(text),
            )
        )
        for kind in text_kinds()
    }


def write_everywhere(page: Page, text: str) -> None:
    """Write the text into every control of the page that takes text."""
    page.locator("#odd").evaluate(
        """(tool, text) => {
            for (const control of tool.querySelectorAll("textarea, input:not([type=date], [type=time])")) {
                control.value = text;
                control.dispatchEvent(new InputEvent("input", {bubbles: true}));
            }
        }""",
        text,
    )


def expect_all(page: Page, expected: dict[str, dict[str, str]]) -> None:
    ready(page)
    expect(page.locator('[data-uid="steps--stay"]')).to_be_checked()
    expect(field(page, "odd--plain")).to_have_value("plain")
    expect(rows(page, "odd--texts")).to_have_count(len(TEXTS))
    assert shown(page) == expected


def test_odd_texts_are_kept_in_every_kind_and_by_either_store(page: Page, odd: sites.Chapter) -> None:
    page.goto(odd.address)
    ready(page)
    page.locator('[data-uid="steps--stay"]').check()
    field(page, "odd--plain").fill("plain")
    add_rows(page, len(TEXTS))
    for row, text in enumerate(TEXTS.values(), 1):
        write(page, row, text)
    saved(page, "odd")
    expected = {name: as_controls_hold(page, text) for name, text in TEXTS.items()}
    assert {name: held["textarea"] for name, held in expected.items()} == TEXTS
    page.reload()
    expect_all(page, expected)
    page.evaluate("localStorage.clear()")
    page.reload()
    expect_all(page, expected)
    delete_database(page, odd.home)
    page.goto(odd.address)
    expect_all(page, expected)
    assert page.evaluate("window.broken === undefined")


def test_two_hundred_rows_are_kept_in_their_order(page: Page, odd: sites.Chapter) -> None:
    page.goto(odd.address)
    ready(page)
    add_rows(page, 200)
    controls = rows(page, "odd--texts").locator('.gb-control[data-uid$="--text"]')
    controls.evaluate_all(
        """(controls) => controls.forEach((control, place) => {
            control.value = `row ${place + 1}`;
            control.dispatchEvent(new InputEvent("input", {bubbles: true}));
        })"""
    )
    saved(page, "odd")
    page.reload()
    expect(rows(page, "odd--texts")).to_have_count(200)
    numbered = [f"row {number}" for number in range(1, 201)]
    assert controls.evaluate_all("(controls) => controls.map((control) => control.value)") == numbered
    page.get_by_label("Remove row 100", exact=True).click()
    expect(rows(page, "odd--texts")).to_have_count(199)
    page.locator("#odd .gb-tool__undo button").click()
    expect(rows(page, "odd--texts")).to_have_count(200)
    assert controls.evaluate_all("(controls) => controls.map((control) => control.value)") == numbered


def expect_no_scrolling(page: Page, *widths: int) -> None:
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (media, width)
    page.emulate_media(media="screen")


def test_a_word_without_an_end_never_scrolls_the_page_sideways(browser: Browser, odd: sites.Chapter) -> None:
    context = browser.new_context()
    page, other = (watched(context.new_page()) for _ in range(2))
    for tab in (page, other):
        tab.goto(odd.address)
        ready(tab)
    add_rows(page, 2)
    for text in ("Wolfeschlegelsteinhausenbergerdorffsenior", "x" * 10_000):
        write_everywhere(page, text)
        saved(page, "odd")
        expect_no_scrolling(page, 320, 768)
    # What another tab wrote at the same time is offered in a line of its own.
    field(page, "odd--plain").focus()
    field(page, "odd--plain").press_sequentially("y" * 50)
    field(other, "odd--plain").fill("z" * 10_000)
    page.keyboard.press("Tab")
    expect(page.locator("#odd .gb-tool__undo")).to_be_visible()
    expect_no_scrolling(page, 320)
    context.close()
