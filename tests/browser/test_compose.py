"""A text makes itself from the answers, says what is missing, and can be taken along."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import sites
from tests.browser.conftest import watched
from tests.browser.reader import cell, field, press, ready, rows, saved
from tests.browser.test_paper import printed, without_dialog

PAGE = """\
# Texts

{% call worksheet("post", title="Message builder") %}
{% call compose("draft", label="Your message", help="Change what you like.", count="words", mail=True) %}
Dear {to},

{kind=hello} It has been a while.
{kind=thanks} Thank you for {detail}.
You may answer by {day}.

{wins?} My wins:
- {wins.did}[ on {wins.when}]

{sign}
{% endcall %}

{{ field("to", kind="text", label="To whom") }}
{{ field("kind", kind="select", label="Kind", options={"hello": "Say hello", "thanks": "Say thanks"}) }}
{{ field("detail", kind="textarea", label="Detail") }}
{{ field("day", kind="date", label="Until") }}
{{ field("sign", kind="textarea", label="How you sign off") }}
{% call table("wins", label="Wins") %}
{{ column("did", kind="text", label="What") }}
{{ column("when", kind="date", label="When") }}
{% endcall %}
{% call compose("spoken", label="To say", count="time") %}
I say {detail}.
{% endcall %}
{% endcall %}

{% call worksheet("other", title="Another") %}
{{ field("to", kind="text", label="To whom") }}
{% endcall %}
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sites.Chapter]:
    with sites.with_chapter(tmp_path_factory.mktemp("texts"), "texts", PAGE) as chapter:
        yield chapter


@pytest.fixture(scope="module")
def texts_page(texts: sites.Chapter) -> str:
    return texts.address


def draft(page: Page, id: str = "draft") -> Locator:
    return page.locator(f'[data-field="post--{id}"]')


def text(page: Page, id: str = "draft") -> Locator:
    return draft(page, id).locator(".gb-mirror__text")


def test_a_text_grows_while_answers_are_typed(page: Page, texts_page: str) -> None:
    page.goto(texts_page)
    ready(page)
    expect(text(page)).to_have_text("")
    expect(draft(page)).to_contain_text("Fill in “To whom” and your text stands here.")
    expect(draft(page).locator("[data-action=copy]")).to_be_hidden()
    field(page, "post--to").press_sequentially("Leila")
    expect(text(page)).to_have_text("Dear Leila,")
    expect(draft(page).locator("[data-part=note]")).to_be_hidden()
    field(page, "post--kind").select_option("hello")
    field(page, "post--detail").fill("your talk.\nAll of it")
    field(page, "post--day").fill("2027-02-05")
    cell(page, "post--wins", 1, "did").fill("Led a team")
    cell(page, "post--wins", 1, "when").fill("2027-03-04")
    field(page, "post--sign").fill("Warm wishes,\nJoy")
    expect(text(page)).to_have_text(
        "Dear Leila, It has been a while. You may answer by 5 February 2027. My wins: "
        "- Led a team on 4 March 2027 Warm wishes, Joy"
    )
    field(page, "post--kind").select_option("thanks")
    whole = (
        "Dear Leila,\n\nThank you for your talk.\nAll of it. You may answer by 5 February 2027.\n\nMy wins:\n"
        "- Led a team on 4 March 2027\n\nWarm wishes,\nJoy"
    )
    assert text(page).evaluate("(region) => region.textContent") == whole
    expect(draft(page).locator("[data-part=count]")).to_have_text("29 words")
    expect(draft(page, "spoken").locator("[data-part=count]")).to_have_text("about 5 seconds aloud")
    saved(page, "post")
    page.reload()
    expect(draft(page).locator("[data-part=count]")).to_have_text("29 words")
    assert text(page).evaluate("(region) => region.textContent") == whole


def test_a_text_follows_its_rows_and_nothing_else(page: Page, texts_page: str) -> None:
    page.goto(texts_page)
    ready(page)
    cell(page, "post--wins", 1, "did").fill("One")
    page.locator("#post [data-action=add_row]").click()
    cell(page, "post--wins", 2, "did").fill("Two")
    expect(text(page)).to_have_text("My wins: - One - Two")
    rows(page, "post--wins").nth(0).locator("[data-action=remove_row]").click()
    expect(text(page)).to_have_text("My wins: - Two")
    text(page).evaluate("(region) => region.textContent = 'untouched'")
    field(page, "other--to").fill("Nobody")
    saved(page, "other")
    expect(text(page)).to_have_text("untouched")


def test_markup_in_an_answer_stays_text_in_the_text(page: Page, texts_page: str) -> None:
    page.goto(texts_page)
    ready(page)
    hostile = "<img src=x onerror='window.broken = true'> {to} [x] & \\ $&"
    field(page, "post--to").fill(hostile)
    expect(text(page)).to_have_text(f"Dear {hostile},")
    expect(text(page).locator("*")).to_have_count(0)
    assert page.evaluate("window.broken === undefined")


def test_a_text_is_a_quiet_region_with_a_name(page: Page, texts_page: str) -> None:
    page.goto(texts_page)
    ready(page)
    field(page, "post--to").fill("Leila")
    region = page.get_by_role("region", name="Your message")
    expect(region).to_have_text("Dear Leila,")
    expect(region).to_have_attribute("aria-live", "off")
    expect(page.locator(".gb-announcer")).to_have_text("")


def test_a_text_is_copied_as_it_stands(chromium: Browser, texts_page: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = watched(context.new_page())
    page.goto(texts_page)
    ready(page)
    field(page, "post--to").fill("Leila")
    field(page, "post--sign").fill("Warmly,\nJoy")
    draft(page).locator("[data-action=copy]").click()
    expect(draft(page).locator("[data-part=done]")).to_have_text("Copied")
    expect(page.locator(".gb-announcer")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "Dear Leila,\n\nWarmly,\nJoy"
    field(page, "post--to").fill("Ana")
    expect(draft(page).locator("[data-part=done]")).to_have_text("")
    context.close()


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_text_can_be_pasted(browser: Browser, texts: sites.Chapter, way: str) -> None:
    context = browser.new_context()
    page = context.new_page()  # not watched: the search of the theme throws on pages that are files
    page.goto(texts.address if way == "http" else (texts.site / "chapters/texts/index.html").as_uri())
    ready(page)
    field(page, "post--to").fill("Leila")
    draft(page).locator("[data-action=copy]").click()
    expect(draft(page).locator("[data-part=done]")).to_have_text("Copied")
    field(page, "post--sign").focus()
    page.keyboard.press("ControlOrMeta+v")
    expect(field(page, "post--sign")).to_have_value("Dear Leila,")
    context.close()


def test_where_no_script_may_copy_the_text_is_selected(page: Page, texts_page: str) -> None:
    page.goto(texts_page)
    ready(page)
    page.evaluate("""() => {
        Object.defineProperty(navigator, "clipboard", { value: undefined });
        document.execCommand = () => false;
    }""")
    field(page, "post--to").fill("Leila")
    draft(page).locator("[data-action=copy]").click()
    expect(draft(page).locator("[data-part=done]")).to_contain_text("The text is selected.")
    assert page.evaluate("getSelection().toString()") == "Dear Leila,"


def test_a_link_starts_an_e_mail_unless_the_text_is_too_long(page: Page, texts_page: str) -> None:
    page.goto(texts_page)
    ready(page)
    link = draft(page).locator("[data-action=mail]")
    field(page, "post--to").fill("Ana & Zoë")
    expect(link).to_have_attribute("href", "mailto:?body=Dear%20Ana%20%26%20Zo%C3%AB%2C")
    field(page, "post--to").fill("long " * 500)
    expect(link).to_have_attribute("href", "mailto:")
    expect(draft(page, "spoken").locator("[data-action=mail]")).to_have_count(0)


def test_a_text_is_printed_whole_or_as_lines_to_write_on(page: Page, texts_page: str) -> None:
    page.goto(texts_page)
    ready(page)
    without_dialog(page)
    lines = [f"line {number} of the end" for number in range(1, 90)]
    field(page, "post--to").fill("Leila")
    field(page, "post--sign").fill("\n".join(lines))
    saved(page, "post")
    press(page, "post", "print")
    paper = printed(page)
    assert "Dear Leila," in paper
    letters = paper.replace(" ", "")  # what reads the PDF sees blanks between letters at some page's start
    seen = {line: letters.count(line.replace(" ", "")) for line in lines}
    assert seen == dict.fromkeys(lines, 2), "in the answer, and in the text"
    assert "Copy" not in paper
    assert "words" not in paper
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    press(page, "post", "print_blank")
    paper = printed(page)
    assert "Your message" in paper
    assert "Leila" not in paper
    assert "Fill in" not in paper


def test_a_blank_text_has_four_lines_to_write_on(chromium: Browser, texts_page: str) -> None:
    context = chromium.new_context()
    page = watched(context.new_page())
    page.goto(texts_page)
    ready(page)
    without_dialog(page)
    page.emulate_media(media="print")
    lines = draft(page).locator(".gb-mirror__line:visible")
    expect(lines).to_have_count(4)
    page.emulate_media(media="screen")
    expect(lines).to_have_count(0)
    field(page, "post--to").fill("Leila")
    page.emulate_media(media="print")
    expect(lines).to_have_count(0)
    page.emulate_media(media="screen")
    press(page, "post", "print_blank")
    page.emulate_media(media="print")
    expect(lines).to_have_count(4)
    expect(text(page)).to_be_hidden()
    context.close()


def test_without_script_the_page_says_what_would_stand_there(chromium: Browser, texts_page: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(texts_page)
    expect(draft(page)).to_contain_text("Here the script of this page would write a text from your answers.")
    expect(draft(page).locator("[data-action=copy]")).to_be_hidden()
    context.close()
