"""All simple kinds of field, on one page: kept, put on paper, and safe with odd answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import sites
from tests.browser.conftest import watched
from tests.browser.kinds import CHOSEN, PAGE, TYPED, answer_everything, box, in_cell, mirror, option
from tests.browser.reader import field, press, ready, rows, saved, tab_to
from tests.browser.test_paper import printed, without_dialog


@pytest.fixture(scope="module")
def chapter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sites.Chapter]:
    with sites.with_chapter(tmp_path_factory.mktemp("kinds"), "kinds", PAGE) as chapter:
        yield chapter


@pytest.fixture(scope="module")
def address(chapter: sites.Chapter) -> str:
    return chapter.address


@pytest.fixture
def sheet(page: Page, address: str) -> Page:
    """The page with all kinds, ready for a reader."""
    page.goto(address)
    ready(page)
    return page


def test_every_answer_is_kept_and_mirrored_for_paper(sheet: Page) -> None:
    answer_everything(sheet)
    sheet.reload()
    ready(sheet)
    for kind, (text, on_paper) in TYPED.items():
        expect(field(sheet, f"kinds--{kind}")).to_have_value(text)
        expect(mirror(sheet, kind)).to_have_text(on_paper)
        expect(in_cell(sheet, kind)).to_have_value(text)
    expect(mirror(sheet, "select")).to_have_text("No")
    for kind, value in CHOSEN.items():
        expect(option(sheet, kind, value)).to_be_checked()
        expect(in_cell(sheet, kind).and_(sheet.locator(f'[value="{value}"]'))).to_be_checked()
    expect(box(sheet, "log")).to_be_checked()
    expect(box(sheet, "hello")).not_to_be_checked()
    text = printed(sheet)
    assert [on_paper for _, on_paper in TYPED.values() if " ".join(on_paper.split()) not in text] == []
    assert "No answer" not in text


def test_no_answer_takes_a_choice_back(sheet: Page) -> None:
    for kind, value in CHOSEN.items():
        expect(option(sheet, kind, "")).to_be_checked()
        option(sheet, kind, value).check()
        sheet.locator(f'[data-field="kinds--{kind}"]').get_by_text("No answer").click()
        expect(option(sheet, kind, value)).not_to_be_checked()
    saved(sheet, "kinds")
    stored = "(uid) => JSON.parse(localStorage.getItem(`gb:networking-guidebook:1:kinds--${uid}`)).v"
    assert [sheet.evaluate(stored, kind) for kind in CHOSEN] == [None, None]
    sheet.reload()
    ready(sheet)
    for kind in CHOSEN:
        expect(option(sheet, kind, "")).to_be_checked()


def test_clearing_a_worksheet_clears_every_kind(sheet: Page) -> None:
    answer_everything(sheet)
    press(sheet, "kinds", "clear")
    for kind in TYPED:
        expect(field(sheet, f"kinds--{kind}")).to_have_value("")
    for kind in CHOSEN:
        expect(option(sheet, kind, "")).to_be_checked()
    expect(box(sheet, "log")).not_to_be_checked()
    expect(sheet.locator('[data-field="kinds--link"] .gb-open')).to_be_hidden()


def test_choices_that_the_author_took_away_stay_chosen(page: Page, chapter: sites.Chapter) -> None:
    page.goto(chapter.address)
    ready(page)
    option(page, "radio", "no").check()
    option(page, "scale", "5").check()
    box(page, "log").check()
    saved(page, "kinds")
    fewer = PAGE.replace('"no": "No"', '"never": "Never"').replace('"log": "Log notes"', '"ask": "Ask"')
    fewer = fewer.replace('example="no"', "").replace('example="log"', "").replace('example="4"', "steps=3")
    with chapter.edited(fewer):
        page.reload()
        ready(page)
        for name in ("no (no longer offered)", "5 (no longer offered)"):
            expect(page.get_by_role("radio", name=name)).to_be_checked()
        gone = page.get_by_role("checkbox", name="log (no longer offered)")
        expect(gone).to_be_checked()
        gone.uncheck()
        option(page, "radio", "yes").check()
        saved(page, "kinds")
        page.reload()
        ready(page)
        expect(page.get_by_text("no longer offered")).to_have_count(1)


def test_what_is_half_typed_stays_in_sight_and_is_not_kept(sheet: Page) -> None:
    note = sheet.get_by_text("Not kept yet, as it is not a whole date, time or number.")
    for kind, half in (("number", "about 3"), ("time", "08")):
        uid = f"kinds--{kind}"
        tab_to(sheet, f'[data-uid="{uid}"]')
        sheet.keyboard.type(half)
        expect(mirror(sheet, kind)).to_have_text("")
        field(sheet, "kinds--text").focus()
        expect(note.and_(sheet.locator(".gb-field__note"))).to_have_count(1)
        field(sheet, uid).fill(TYPED[kind][0])
        expect(note.and_(sheet.locator(".gb-field__note"))).to_have_count(0)
        expect(mirror(sheet, kind)).to_have_text(TYPED[kind][1])


def test_a_link_beside_an_address_leads_only_where_it_is_safe(sheet: Page) -> None:
    link = sheet.locator('[data-field="kinds--link"] .gb-open')
    expect(link).to_be_hidden()
    for unsafe in ("javascript:alert(1)", "data:text/html,x", "https://example.org@evil.example", "word"):
        field(sheet, "kinds--link").fill(unsafe)
        expect(link).to_be_hidden()
        expect(link).to_have_attribute("href", "#")
    field(sheet, "kinds--link").fill("example.org/fair")
    expect(link).to_have_attribute("href", "https://example.org/fair")
    expect(sheet.get_by_role("link", name="Open example.org/fair")).to_be_visible()
    field(sheet, "kinds--email").fill("nadia@example.org")
    expect(sheet.get_by_role("link", name="Write nadia@example.org")).to_have_attribute(
        "href", "mailto:nadia@example.org"
    )
    field(sheet, "kinds--phone").fill("+33 1 23 45")
    expect(sheet.get_by_role("link", name="Call +33 1 23 45")).to_have_attribute("href", "tel:+3312345")


def test_tags_of_other_rows_are_offered(sheet: Page) -> None:
    field(sheet, "kinds--tags").fill("elsewhere")
    in_cell(sheet, "tags").fill("planning, writing")
    sheet.locator('[data-field="kinds--list"] [data-action=add_row]').click()
    in_cell(sheet, "tags", 2).fill("writing, ")
    offered = rows(sheet, "kinds--list").nth(1).locator("datalist option")
    expect(offered).to_have_count(1)
    expect(offered).to_have_attribute("value", "writing, planning")
    list_id = rows(sheet, "kinds--list").nth(1).locator("datalist").get_attribute("id")
    expect(in_cell(sheet, "tags", 2)).to_have_attribute("list", str(list_id))
    expect(sheet.locator(f'[id="{list_id}"]')).to_have_count(1)


def test_choices_are_marked_on_paper_by_lines(chromium: Browser, address: str) -> None:
    """Not by a colour: what is chosen has a tick, drawn by borders, and nothing has one on a blank sheet."""
    context = chromium.new_context()
    page = watched(context.new_page())
    page.goto(address)
    ready(page)
    without_dialog(page)
    answer_everything(page)
    field(page, "kinds--number").fill("about 3")
    field(page, "kinds--text").focus()
    expect(page.locator(".gb-field__note")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".gb-field__note")).to_be_hidden()
    tick = "(circle) => getComputedStyle(circle, '::before').display"
    content = "(circle) => getComputedStyle(circle, '::before').content"
    chosen = [option(page, "scale", "4"), option(page, "radio", "no"), box(page, "log")]
    assert [one.evaluate(tick) for one in chosen] == ["block"] * 3
    assert option(page, "scale", "3").evaluate(content) == "none"
    expect(option(page, "radio", "")).to_be_hidden()
    press_print = "document.querySelector('#kinds [data-action=print_blank]').click()"
    page.evaluate(press_print)
    assert [one.evaluate(tick) for one in chosen] == ["none"] * 3
    blank = page.locator('[data-field="kinds--few"] .gb-rows__paper [type=radio]:visible')
    expect(blank).to_have_count(6 * (2 + 5))
    context.close()
