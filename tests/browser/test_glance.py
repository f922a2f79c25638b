"""The same progress stands on the first page, in the workbook, atop a chapter and below the tool."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched
from tests.browser.reader import BENEFITS, SKILLS, WORKBOOK, cell, foot, press, ready, saved, tick
from tests.browser.test_workbook import answered, line


def test_the_same_progress_stands_everywhere(page: Page, address: str) -> None:
    answered(page, address)
    glance = page.locator(".gb-glance li")
    expect(foot(page, "goal-check").locator("[data-part=progress]")).to_have_text(
        "1 of 7 done · 1 not for you"
    )
    expect(glance.filter(has_text="Is your goal ready?")).to_contain_text("1 of 7 done")
    plan = glance.filter(has_text="90-day goal plan").locator("[data-part=progress]")
    expect(plan).to_contain_text("answered")
    said = plan.inner_text()
    page.goto(f"{address}{WORKBOOK}")
    expect(line(page, "goal-check").locator("[data-part=progress]")).to_have_text("1 of 7 done")
    expect(line(page, "goal-plan").locator("[data-part=progress]")).to_have_text(said)
    expect(line(page, "start-here").locator("[data-part=progress]")).to_have_text("")
    parts = page.locator("[data-chapter=skills]").evaluate_all(
        "(all) => all.map((one) => JSON.parse(one.dataset.facts)[0].parts.length)"
    )
    page.goto(f"{address}/")
    chapter = page.locator(".gb-entry").filter(has_text="Build your networking skills")
    expect(chapter.locator("[data-part=progress]")).to_have_text(f"2 of {sum(parts) - 1}")


def test_a_table_counts_as_one_answer(page: Page, address: str) -> None:
    page.goto(f"{address}{BENEFITS}")
    ready(page)
    page.locator("#wins-log [data-action=add_row]").click()
    progress = page.locator(".gb-glance li").filter(has_text="Wins log").locator("[data-part=progress]")
    expect(progress).to_have_text("")
    cell(page, "wins-log--wins", 1, "did").fill("Planned the rota")
    expect(progress).to_contain_text("1 of ")
    cell(page, "wins-log--wins", 2, "did").fill("Held the fort")
    cell(page, "wins-log--wins", 1, "did").fill("")
    expect(progress).to_contain_text("1 of ")
    press(page, "wins-log", "clear")
    expect(progress).to_have_text("")


def test_continue_leads_to_the_last_tool_that_is_not_finished(page: Page, address: str) -> None:
    card = page.locator(".gb-continue")
    page.goto(f"{address}/")
    expect(card).to_be_hidden()
    answered(page, address)
    page.goto(f"{address}/")
    expect(card).to_contain_text("Build your networking skills")
    expect(card.get_by_role("link", name="90-day goal plan")).to_be_visible()
    page.goto(f"{address}{SKILLS}")
    ready(page)
    tick(page, "follow-up--same-day-note").check()
    saved(page, "follow-up")
    page.goto(f"{address}/")
    expect(card).to_contain_text("7 of 8 left")
    card.get_by_role("link", name="After you meet someone").click()
    expect(page).to_have_url(f"{address}{SKILLS}#follow-up-title")
    ready(page)
    expect(page.locator("#follow-up [data-kind=tick]")).to_have_count(8)
    for box in page.locator("#follow-up [data-kind=tick]").all():
        box.check()
    saved(page, "follow-up")
    page.goto(f"{address}/")
    expect(card.get_by_role("link", name="90-day goal plan")).to_be_visible()


def test_what_is_done_in_another_tab_shows_at_once(browser: Browser, address: str) -> None:
    context = browser.new_context()
    home, workbook, skills = (watched(context.new_page()) for _ in range(3))
    home.goto(f"{address}/")
    workbook.goto(f"{address}{WORKBOOK}?state=started")
    skills.goto(f"{address}{SKILLS}")
    ready(skills)
    expect(line(workbook, "goal-check")).to_be_hidden()
    tick(skills, "goal-check--one-goal").check()
    workbook.bring_to_front()
    expect(line(workbook, "goal-check")).to_be_visible()
    expect(line(workbook, "goal-check")).to_contain_text("1 of 8 done")
    home.bring_to_front()
    expect(home.locator(".gb-continue")).to_contain_text("7 of 8 left")
    context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_when_progress_arrives(width: int, chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    context.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => {"
        " for (const one of list.getEntries()) window.moved += one.value;"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    page = watched(context.new_page())
    answered(page, address)
    for path in ("/", SKILLS, WORKBOOK):
        page.goto(f"{address}{path}")
        expect(page.locator("[data-part=progress]:not(:empty)").first).to_be_visible()
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        # Only the card that leads on needs room on a narrow screen, which new readers are not asked for.
        assert page.evaluate("window.moved") < (0.1 if (path, width) == ("/", 360) else 0.01), path
    context.close()


def test_progress_is_words_and_its_bar_only_a_drawing(page: Page, address: str) -> None:
    answered(page, address)
    page.goto(f"{address}/")
    chapter = page.locator(".gb-entry").filter(has_text="Build your networking skills")
    expect(chapter.locator("[aria-hidden=true] > [data-part=bar]")).to_have_count(1)
    share = "(bar) => bar.offsetWidth / bar.parentElement.offsetWidth"
    assert 0 < chapter.locator("[data-part=bar]").evaluate(share) < 0.2
