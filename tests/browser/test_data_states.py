"""The pages that hand readers their answers, with all on them open: for all eyes, on paper, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched
from tests.browser.test_access import AXE, COLOURS, violations
from tests.browser.test_data import DATA, look_into
from tests.browser.test_forced_colours import OUTLINED
from tests.browser.test_keeping import answer, next_day
from tests.browser.test_recovery import RECOVERY

PANELS = ".gb-data :is(.gb-data__sure, .gb-data__preview, .gb-version__answers)"
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 9

WITHOUT_A_PAGE = """(long) => ["היי, נדבר מחר", long].forEach((text, place) => localStorage.setItem(
    `gb:networking-guidebook:1:old-tool--field-${place}`, JSON.stringify({ v: text, t: 5, w: "wa" })))"""

# One file that comes back as it is, but for what is gone from here since.
FILE = """() => {
    URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved = text); return "#"; };
    document.querySelector("[data-section=save_copy] [data-action=save]").click();
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    yield watched(context.new_page())
    context.close()


def open_everything(page: Page, address: str) -> None:
    answer(page, address, "Talk to five fitters")
    next_day(page)
    answer(page, address, "Talk to nobody")
    page.evaluate(WITHOUT_A_PAGE, LONG)
    page.goto(f"{address}{DATA}")
    page.evaluate(FILE)
    page.wait_for_function("window.saved")
    page.get_by_role("button", name="Look inside").click()
    version = page.locator(".gb-version")
    expect(version.locator("[data-part=answers] li")).to_have_count(1)
    version.get_by_role("button", name="Delete").first.click()
    look_into(page, page.evaluate("window.saved"))
    page.get_by_role("button", name="Erase this tool").click()
    page.get_by_role("button", name="Erase my answers").click()
    page.get_by_label("Lock the file with a password").check()
    expect(page.locator(f"{PANELS}:visible")).to_have_count(6)


def test_everything_that_opens_is_sound_and_fits(page: Page, address: str) -> None:
    open_everything(page, address)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # What is pasted may be as long as a book, and its button stays near.
    assert page.locator("#data-paste").evaluate("(text) => text.clientHeight < text.scrollHeight")


def test_where_colours_are_forced_panels_have_a_line_around_them(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}{DATA}")
    for panel in ("done", "preview", "sure"):
        assert page.evaluate(OUTLINED, [f".gb-data__{panel}", None]), panel


def test_on_paper_there_is_nothing_to_press_or_fill_in(page: Page, address: str) -> None:
    open_everything(page, address)
    page.emulate_media(media="print")
    expect(page.locator(".gb-data :is(button, input, select, textarea, label):visible")).to_have_count(0)
    expect(page.get_by_text("There are 3 answers on this device.")).to_be_visible()
    page.goto(f"{address}{RECOVERY}")
    page.locator("summary").first.click()
    expect(page.locator(".gb-recovery :is(button, textarea, label):visible")).to_have_count(0)
    assert page.locator("pre").first.evaluate("(text) => text.scrollHeight <= text.clientHeight")


def test_escape_leads_out_of_each_question(page: Page, address: str) -> None:
    page.goto(f"{address}{DATA}")
    for button in ("Erase this tool", "Erase my answers"):
        asking = page.get_by_role("button", name=button)
        asking.click()
        expect(page.locator(f"{PANELS}:visible")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(asking).to_be_focused()
        expect(page.locator(f"{PANELS}:visible")).to_have_count(0)
