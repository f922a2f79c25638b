"""The list of all tools: what it shows, what it leads to, and how tools are chosen from it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import watched
from tests.browser.reader import SKILLS, WORKBOOK, field, ready, saved, tab_to, tick
from tests.browser.test_access import AXE, SCHEMES, WIDTHS, violations


def line(page: Page, tool: str) -> Locator:
    return page.locator(f'[data-tool="{tool}"]')


def shown(page: Page) -> list[str]:
    """The tools that are to be seen, in their order."""
    tools: list[str] = page.locator("[data-tool]:visible").evaluate_all(
        "(all) => all.map((one) => one.dataset.tool)"
    )
    return tools


def choose(page: Page, **filters: str) -> None:
    for name, value in filters.items():
        page.locator(f"[data-filter={name}]").select_option(value)


def opened(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}{WORKBOOK}{query}")
    expect(page.locator("[data-part=count]")).not_to_be_empty()


def answered(page: Page, address: str) -> None:
    """A reader who ticked one item, skipped another and wrote one answer."""
    page.goto(f"{address}{SKILLS}")
    ready(page)
    tick(page, "goal-check--one-goal").check()
    page.locator("#goal-check--tell-one .gb-item__more").click()
    page.locator("#goal-check--tell-one .gb-item__skip").click()
    field(page, "goal-plan--goal").fill("Talk to five fitters")
    saved(page, "goal-plan")


def test_every_tool_leads_to_its_place_in_the_book(page: Page, address: str) -> None:
    opened(page, address)
    line(page, "goal-plan").get_by_role("link", name="90-day goal plan", exact=True).click()
    expect(page).to_have_url(f"{address}{SKILLS}#goal-plan-title")
    expect(page.locator("#goal-plan-title")).to_be_in_viewport()


def test_filters_show_what_was_asked_for_and_say_how_much(page: Page, address: str) -> None:
    answered(page, address)
    opened(page, address)
    everything = shown(page)
    choose(page, chapter="skills", kind="worksheet")
    assert set(shown(page)) < set(everything)
    assert "goal-plan" in shown(page)
    assert "goal-check" not in shown(page)
    expect(page.locator("h2:visible")).to_have_count(1)
    said = f"{len(shown(page))} of {len(everything)} tools"
    expect(page.locator("[data-part=count]")).to_have_text(said)
    expect(page.locator("[role=status].gb-announcer")).to_have_text(said)
    choose(page, chapter="", kind="", state="started")
    assert set(shown(page)) == {"goal-check", "goal-plan"}
    choose(page, state="new")
    assert set(shown(page)) == set(everything) - {"goal-check", "goal-plan"}
    choose(page, state="done")
    assert shown(page) == []
    expect(page.locator("[data-part=count]")).to_have_text(f"0 of {len(everything)} tools")


def test_filters_stand_in_the_address_and_the_way_back_leads_through_them(page: Page, address: str) -> None:
    opened(page, address)
    choose(page, chapter="skills")
    choose(page, kind="checklist")
    expect(page).to_have_url(f"{address}{WORKBOOK}?chapter=skills&kind=checklist")
    found = shown(page)
    page.reload()
    expect(page.locator("[data-part=count]")).not_to_be_empty()
    assert shown(page) == found
    page.evaluate("history.back()")
    expect(page.locator("[data-filter=kind]")).to_have_value("")
    expect(line(page, "goal-plan")).to_be_visible()
    page.evaluate("history.back()")
    expect(page).to_have_url(f"{address}{WORKBOOK}")
    expect(line(page, "start-here")).to_be_visible()


def test_an_address_that_asks_for_what_is_not_there_shows_everything(page: Page, address: str) -> None:
    opened(page, address, "?chapter=gone&kind=spell&state=&x=y")
    assert "goal-plan" in shown(page)
    assert "start-here" in shown(page)


def test_chosen_tools_stay_chosen_behind_a_filter(page: Page, address: str) -> None:
    opened(page, address)
    chosen = page.locator("[data-part=chosen]")
    expect(chosen).to_be_hidden()
    line(page, "goal-plan").get_by_role("checkbox").check()
    expect(chosen).to_contain_text("1 tool chosen")
    choose(page, chapter="skills", kind="checklist")
    page.get_by_role("button", name="Choose all shown").click()
    names = ["goal-plan", *shown(page)]
    expect(chosen).to_contain_text(f"{len(names)} tools chosen")
    href = chosen.get_by_role("link", name="Print blank").get_attribute("href") or ""
    assert href.endswith("&how=blank&go=1")
    assert set(href.split("tools=")[1].split("&")[0].split(",")) == set(names)
    page.get_by_role("button", name="Choose none").click()
    expect(chosen).to_be_hidden()
    expect(page.get_by_role("button", name="Choose all shown")).to_be_focused()


def test_tools_are_found_chosen_and_printed_by_keyboard_alone(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    opened(page, address)
    tab_to(page, "[data-filter=kind]")
    page.keyboard.press("w")  # as far as the first option that starts so
    expect(line(page, "goal-check")).to_be_hidden()
    expect(page.locator("[data-filter=kind]")).to_be_focused()
    tab_to(page, "[data-tool=goal-plan] [type=checkbox]")
    page.keyboard.press("Space")
    tab_to(page, "[data-print=blank]")
    page.keyboard.press("Enter")
    page.wait_for_function("window.printed")
    expect(page.locator(".gb-tool:visible")).to_have_count(1)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_while_tools_are_chosen(
    scheme: str, width: int, chromium: Browser, address: str
) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
    page = watched(context.new_page())
    answered(page, address)
    for path in (WORKBOOK, "/", SKILLS, f"{WORKBOOK}print/?tools=goal-plan,goal-check&how=blank"):
        page.goto(f"{address}{path}")
        if path == WORKBOOK:
            line(page, "goal-plan").get_by_role("checkbox").check()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()


def test_without_script_all_tools_are_listed_and_nothing_offers_what_would_not_work(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{WORKBOOK}")
    assert "goal-plan" in shown(page)
    expect(page.get_by_role("combobox")).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("link", name="Print this chapter")).to_have_count(0)
    page.get_by_role("link", name="Print the whole workbook").click()
    expect(page.get_by_role("heading", name="90-day goal plan")).to_be_visible()
    expect(page.get_by_role("button", name="Leave my answers out")).to_have_count(0)
    expect(page.locator(".gb-tool__status").first).to_contain_text("Your answers are not kept")
    context.close()
