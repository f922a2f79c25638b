"""Authors edit, readers come back: nothing is lost, nothing stands at the wrong question."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from macros.assign import write_ids
from tests import sites
from tests.browser.conftest import Profile, watched
from tests.browser.reader import SKILLS, field, ready, saved, tick


def test_answers_survive_the_edits_of_the_author(profile: Profile, tmp_path: Path) -> None:
    copy = sites.copied(tmp_path / "copy")
    site = tmp_path / "site"
    sites.built(copy, site)
    with sites.served(site) as address:
        page = watched(profile().new_page())
        page.goto(f"{address}{SKILLS}")
        ready(page)
        tick(page, "goal-check--one-goal").check()
        tick(page, "goal-check--stop-rule").check()
        tick(page, "goal-check--review-date").check()
        tick(page, "follow-up--same-day-note").check()
        field(page, "goal-plan--goal").fill("Talk to five fitters")
        saved(page, "goal-plan")

        edit(copy)
        shutil.rmtree(site)
        sites.built(copy, site)

        page = watched(profile().new_page())
        page.goto(f"{address}{SKILLS}")
        ready(page)
        expect(tick(page, "goal-check--one-goal")).to_be_checked()
        expect(page.locator("#goal-check--one-goal")).to_contain_text("One goal, in other words")
        expect(tick(page, "goal-check--inserted")).not_to_be_checked()
        halves = ["goal-check--review-day", "goal-check--review-hour"]
        assert ticked(page, "goal-check") == ["goal-check--stop-rule", "goal-check--one-goal", *halves]
        expect(field(page, "goal-plan--the-goal")).to_have_value("Talk to five fitters")
        page.goto(f"{address}/chapters/overview/")
        ready(page)
        assert ticked(page, "start-here") == ["start-here--note-the-day"]
        assert ticked(page, "follow-up") == []

        page.goto(f"{address}{SKILLS}")
        ready(page)
        told = page.locator("#goal-check .gb-field__note")
        expect(told).to_have_text(
            re.compile("It used to say: “Write one goal for the next 90 days, not five.” Got it")
        )
        if "Chrome" in page.evaluate(
            "navigator.userAgent"
        ):  # Firefox takes no other medium as it is driven here
            page.emulate_media(media="print")
            expect(told).to_be_hidden()
            page.emulate_media(media="screen")
        told.get_by_role("button").click()
        expect(told).to_have_count(0)
        expect(tick(page, "goal-check--one-goal")).to_be_focused()
        tick(page, "goal-check--review-hour").uncheck()
        saved(page, "goal-check")
        page.reload()
        ready(page)
        assert ticked(page, "goal-check") == ["goal-check--stop-rule", "goal-check--one-goal", halves[0]]
        expect(told).to_have_count(0)


def ticked(page: Page, tool: str) -> list[str]:
    ticks = page.locator(f"#{tool} .gb-tick:checked")
    return [str(one.get_attribute("data-uid")) for one in ticks.all()]


def edit(copy: Path) -> None:
    """Reword, reorder, insert, split, rename a field, and move an item and a whole tool to another page."""
    skills, overview = (copy / f"docs/chapters/{name}.md" for name in ("skills", "overview"))
    text = skills.read_text(encoding="utf-8")
    text, _ = without(text, "one-goal")
    text, stop = without(text, "stop-rule")
    text, review = without(text, "review-date")
    head = 'title="Is your goal ready?"'
    place = text.index("\n", text.index(head)) + 1
    items = f"{stop}- [ ] Something new. ^inserted\n- [ ] One goal, in other words. ^one-goal\n"
    items += "".join(review.splitlines(keepends=True)[0].replace("date", one) for one in ("day", "hour"))
    text = text[:place] + items + text[place:]
    text = text.replace('field("goal", ', 'field("the-goal", ').replace("{goal}", "{the-goal}")
    text, _ = without(text, "same-day-note")
    follow_up = re.search(r'{% call checklist\("follow-up".*?{% endcall %}\n', text, re.S)
    assert follow_up
    text = text.replace(follow_up[0], "")
    skills.write_text(text.replace("](#follow-up-title", "](overview.md#follow-up-title"), encoding="utf-8")
    for page in (copy / "docs").rglob("*.md"):
        links = page.read_text(encoding="utf-8").replace(
            "skills.md#follow-up-title", "overview.md#follow-up-title"
        )
        page.write_text(links, encoding="utf-8")
    other, first = without(overview.read_text(encoding="utf-8"), "list-twenty")
    new = "- [ ] Note the day you met. ^note-the-day\n"
    other = re.sub(r'(call checklist\("start-here".*\n)', lambda call: call[1] + new + first, other)
    overview.write_text(f"{other}\n## Moved here\n\n{follow_up[0]}", encoding="utf-8")
    ledger = copy / "docs/ids.lock.yml"
    moved = (
        "moved:\n"
        "  follow-up--same-day-note: start-here--note-the-day\n"
        "  goal-plan--goal: goal-plan--the-goal\n"
    )
    split = "split:\n  goal-check--review-date: [goal-check--review-day, goal-check--review-hour]\n"
    told = ledger.read_text(encoding="utf-8").replace("moved: {}\n", moved).replace("split: {}\n", split)
    ledger.write_text(told, encoding="utf-8")
    today = datetime.now(UTC).date().isoformat()
    write_ids(copy / "docs", site="networking-guidebook", today=today, ask=None)


def without(text: str, item: str) -> tuple[str, str]:
    """Return the text without an item, and the item, each with what folds out below it."""
    found = re.search(rf"- \[ \] .* \^{item}\n(?:    .+\n)*", text)
    assert found
    return text.replace(found[0], ""), found[0]
