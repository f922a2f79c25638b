"""Several tabs, and pages that come back from the browser's memory, take nothing from each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests import browsers, sites
from tests.browser.conftest import watched
from tests.browser.reader import BENEFITS, SKILLS, field, ready, saved, tick

FIELDS = 1000

FILL = """(parity) => {
    const all = [...document.querySelectorAll("#many .gb-control")];
    const controls = all.filter((_, place) => place % 2 === parity);
    window.job = (async () => {
        for (const control of controls) {
            control.value = `written by tab ${parity}`;
            control.dispatchEvent(new Event("input", { bubbles: true }));
            if (Math.random() < 0.1) await new Promise((done) => setTimeout(done));
        }
    })();
}"""


@pytest.fixture(scope="module")
def long_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A book with a worksheet of a thousand fields."""
    fields = "".join(
        f'{{{{ field("f{number}", kind="text", label="{number}") }}}}\n' for number in range(FIELDS)
    )
    text = f'# Many\n\n{{% call worksheet("many", title="Many fields") %}}\n{fields}{{% endcall %}}\n'
    with sites.with_chapter(tmp_path_factory.mktemp("many"), "many", text) as chapter:
        yield chapter.address


def answered(page: Page) -> int:
    return int(
        page.evaluate("[...document.querySelectorAll('#many .gb-control')].filter((one) => one.value).length")
    )


def test_two_tabs_write_a_thousand_fields_and_none_is_lost(browser: Browser, long_address: str) -> None:
    context = browser.new_context()
    tabs = [watched(context.new_page()) for _ in range(2)]
    for tab in tabs:
        tab.goto(long_address)
        ready(tab)
    for parity, tab in enumerate(tabs):
        tab.evaluate(FILL, parity)
    for tab in tabs:
        tab.evaluate("window.job")
        saved(tab, "many")
    for gone in ("", "localStorage.clear()"):  # the second time, the database alone brings all back
        tabs[0].evaluate(gone)
        later = watched(context.new_page())
        later.goto(long_address)
        ready(later)
        assert answered(later) == FIELDS
        later.close()
    context.close()


def test_another_tab_shows_what_is_typed_here(browser: Browser, address: str) -> None:
    context = browser.new_context()
    here, there = (watched(context.new_page()) for _ in range(2))
    for tab in (here, there):
        tab.goto(f"{address}{SKILLS}")
        ready(tab)
    field(here, "goal-plan--goal").fill("typed here")
    tick(here, "goal-check--one-goal").check()
    expect(field(there, "goal-plan--goal")).to_have_value("typed here")
    expect(tick(there, "goal-check--one-goal")).to_be_checked()
    context.close()


def test_a_page_from_the_back_forward_cache_erases_nothing(
    playwright: Playwright, address: str, tmp_path: Path
) -> None:
    """Playwright switches that cache off by default, so this test switches it on."""
    context = browsers.launch_persistent(
        playwright, "chromium", tmp_path / "profile", ignore_default_args=["--disable-back-forward-cache"]
    )
    here, there = (watched(context.new_page()) for _ in range(2))
    here.goto(f"{address}{SKILLS}")
    ready(here)
    here.evaluate("addEventListener('pageshow', (event) => { window.fromCache = event.persisted; })")
    field(here, "goal-plan--goal").fill("an old wording")
    saved(here, "goal-plan")
    here.goto(f"{address}{BENEFITS}")
    there.goto(f"{address}{SKILLS}")
    ready(there)
    field(there, "goal-plan--goal").fill("typed in another tab")
    saved(there, "goal-plan")
    here.evaluate("history.back()")
    here.wait_for_function("window.fromCache === true")
    expect(field(here, "goal-plan--goal")).to_have_value("typed in another tab")
    tick(here, "goal-check--one-goal").check()
    saved(here, "goal-check")
    here.reload()
    expect(field(here, "goal-plan--goal")).to_have_value("typed in another tab")
    expect(tick(here, "goal-check--one-goal")).to_be_checked()
    context.close()


def test_a_long_text_that_another_tab_overwrote_is_offered_until_it_is_chosen(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    here, there = (watched(context.new_page()) for _ in range(2))
    for tab in (here, there):
        tab.goto(f"{address}{SKILLS}")
        ready(tab)
    mine = "what I wrote in this tab, long enough to be missed by me"
    theirs = "what the other tab wrote at the same time, long enough to be missed too"
    field(here, "goal-plan--why").focus()
    field(here, "goal-plan--why").press_sequentially(mine)
    field(there, "goal-plan--why").fill(theirs)
    saved(there, "goal-plan")
    field(there, "goal-plan--why").blur()
    offer = here.locator("#goal-plan .gb-tool__undo")
    # The other text is stored now. The one in sight is not offered as if another tab had written it.
    expect(here.locator("[data-field=goal-plan--why] .gb-mirror__text")).to_have_text(theirs)
    expect(offer).to_have_count(0)
    here.bring_to_front()
    field(here, "goal-plan--why").press("Tab")
    told = "Two tabs wrote at the same time in “Why it matters to me”. The other text is: "
    expect(offer).to_contain_text(told)
    saved(here, "goal-plan")
    here.reload()
    expect(offer).to_contain_text(told)
    kept = field(here, "goal-plan--why").input_value()
    other = {mine: theirs, theirs: mine}[kept]
    expect(offer).to_contain_text(other)
    offer.get_by_role("button", name="Use that text").click()
    expect(field(here, "goal-plan--why")).to_have_value(other)
    saved(here, "goal-plan")
    here.reload()
    ready(here)
    expect(field(here, "goal-plan--why")).to_have_value(other)
    expect(offer).to_have_count(0)
    context.close()
