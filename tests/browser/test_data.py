"""Readers take their answers with them, bring them back, and erase them."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import watched
from tests.browser.reader import BENEFITS, SKILLS, cell, field, ready, saved, tick

DATA = "/workbook/data/"


def answer(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    tick(page, "goal-check--one-goal").check()
    field(page, "goal-plan--goal").fill("Talk to five fitters")
    saved(page, "goal-plan")
    page.goto(f"{address}{BENEFITS}")
    ready(page)
    cell(page, "wins-log--wins", 1, "did").fill("Wrote the rota")
    saved(page, "wins-log")


def kept(page: Page) -> dict[str, Any]:
    """All answers that are kept, from localStorage itself."""
    found: dict[str, Any] = page.evaluate(
        """() => Object.fromEntries(Object.entries(localStorage)
          .filter(([key]) => key.startsWith("gb:networking-guidebook:1:"))
          .map(([key, text]) => [key.slice(26), JSON.parse(text).v]).filter(([, v]) => v !== null))"""
    )
    return found


# The rows of a table of the database, as text; the history is in `ops`.
HISTORY = """(table) => new Promise((resolve, reject) => {
  const opening = indexedDB.open("gb-networking-guidebook");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asking = opening.result.transaction(table).objectStore(table).getAll();
    asking.onsuccess = () => { opening.result.close(); resolve(JSON.stringify(asking.result)); };
  };
})"""


def save(page: Page, address: str) -> str:
    """The text of the file that the page saves, caught on its way: here Firefox tells of no downloads."""
    page.add_init_script(
        "URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved = text); return '#'; };"
    )
    page.goto(f"{address}{DATA}")
    expect(page.get_by_text("There are 4 answers on this device.")).to_be_visible()
    page.get_by_role("button", name="Save my answers").click()
    page.wait_for_function("window.saved")
    return str(page.evaluate("window.saved"))


def caught(page: Page, button: str) -> str:
    """The text of the file that this button saves; `save` has set the catch."""
    page.evaluate("window.saved = undefined")
    page.get_by_role("button", name=button).click()
    page.wait_for_function("window.saved")
    return str(page.evaluate("window.saved"))


def look_into(page: Page, text: str) -> None:
    page.get_by_label("Or its text").fill(text)
    page.get_by_role("button", name="Look into it").click()


def test_a_saved_file_names_every_answer_in_words(page: Page, address: str) -> None:
    answer(page, address)
    file = json.loads(save(page, address))
    labels = {one["uid"]: one["label"] for one in file["answers"]}
    assert labels["goal-plan--goal"] == "My goal"
    assert [label for uid, label in labels.items() if re.fullmatch(r"wins-log--wins--r\w{8}--did", uid)] == [
        "What I did"
    ]
    assert all(labels.values())


def test_a_file_brings_everything_back_after_it_was_erased(page: Page, address: str) -> None:
    answer(page, address)
    text = save(page, address)
    before = kept(page)
    page.get_by_role("button", name="Erase my answers").click()
    page.get_by_role("button", name="Erase them now").click()
    expect(page.locator("[data-part=done]")).to_contain_text(
        "Your answers are erased, also from the history."
    )
    expect(page.locator("[data-part=done]")).to_be_focused()
    expect(page.get_by_text("There are 0 answers on this device.")).to_be_visible()
    assert kept(page) == {}
    look_into(page, text)
    expect(page.locator("[data-section=bring_back] [data-part=facts]")).to_contain_text(
        "4 answers that you removed here since"
    )
    page.get_by_role("button", name="Replace what is here").click()
    expect(page.locator("[data-part=done]")).to_contain_text("4 answers were taken in.")
    assert kept(page) == before
    page.goto(f"{address}{SKILLS}")
    expect(field(page, "goal-plan--goal")).to_have_value("Talk to five fitters")


def test_what_was_erased_is_not_in_the_history_either(page: Page, address: str) -> None:
    answer(page, address)
    assert "five fitters" in page.evaluate(HISTORY, "ops")
    page.goto(f"{address}{DATA}")
    page.get_by_role("button", name="Erase my answers").click()
    page.get_by_role("button", name="Erase them now").click()
    expect(page.locator("[data-part=done]")).to_contain_text(
        "Your answers are erased, also from the history."
    )
    assert "five fitters" not in page.evaluate(HISTORY, "ops")


def test_taking_in_can_be_undone(page: Page, address: str) -> None:
    answer(page, address)
    text = save(page, address)
    page.goto(f"{address}{SKILLS}")
    ready(page)
    field(page, "goal-plan--goal").fill("Something newer")
    saved(page, "goal-plan")
    page.goto(f"{address}{DATA}")
    look_into(page, text)
    expect(page.locator("[data-section=bring_back] [data-part=facts]")).to_contain_text(
        "1 answer that is newer here"
    )
    page.get_by_role("button", name="Replace what is here").click()
    expect(page.locator("[data-part=done]")).to_contain_text("is kept as an earlier version.")
    assert kept(page)["goal-plan--goal"] == "Talk to five fitters"
    [before] = [one for one in json.loads(page.evaluate(HISTORY, "snapshots")) if one["why"] == "import"]
    assert "Something newer" in before["text"]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-part=done]")).to_have_text("Everything is as it was before.")
    assert kept(page)["goal-plan--goal"] == "Something newer"


def test_adding_keeps_what_is_newer_here(page: Page, address: str) -> None:
    answer(page, address)
    text = save(page, address)
    page.goto(f"{address}{SKILLS}")
    ready(page)
    field(page, "goal-plan--goal").fill("Something newer")
    saved(page, "goal-plan")
    page.goto(f"{address}{DATA}")
    look_into(page, text)
    page.get_by_role("button", name="Add to what is here").click()
    expect(page.locator("[data-part=done]")).to_contain_text("Nothing had to change.")
    assert kept(page)["goal-plan--goal"] == "Something newer"


def test_a_file_that_cannot_be_taken_gets_one_sentence_and_changes_nothing(page: Page, address: str) -> None:
    answer(page, address)
    text = save(page, address)
    before = kept(page)
    for spoilt, sentence in {
        text[:-30]: "The file is not whole.",
        text.replace("networking-guidebook", "another"): "This file is of another guide: another.",
        text.replace('"version": 1', '"version": 9'): "saved by a newer version of this guide",
        text.replace("five", "six"): "The file was changed after it was saved",
        "<script>window.broken = true</script>": "This is not a file of answers.",
    }.items():
        look_into(page, spoilt)
        expect(page.get_by_role("alert")).to_contain_text(sentence)
        expect(page.locator("[data-part=preview]")).to_be_hidden()
    assert kept(page) == before


def test_a_file_can_be_dropped_anywhere_on_the_page(page: Page, address: str) -> None:
    answer(page, address)
    text = save(page, address)
    page.locator("h1").evaluate(
        """(target, text) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], "answers.json"));
            target.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer}));
        }""",
        text,
    )
    expect(page.locator("[data-section=bring_back] [data-part=facts]")).to_have_text(
        "4 answers that are the same"
    )


def test_another_tab_sees_that_everything_was_erased(page: Page, address: str) -> None:
    answer(page, address)
    other = watched(page.context.new_page())
    other.goto(f"{address}{SKILLS}")
    expect(tick(other, "goal-check--one-goal")).to_be_checked()
    page.goto(f"{address}{DATA}")
    page.get_by_role("button", name="Erase my answers").click()
    page.get_by_role("button", name="Erase them now").click()
    expect(tick(other, "goal-check--one-goal")).not_to_be_checked()
    expect(field(other, "goal-plan--goal")).to_have_value("")
