"""A cited study tells on the spot what was found, by keyboard and without a script, but not on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_paper import printed

EVIDENCE = "/about/evidence/"
NAME = "About this source: Liu and others, 2023"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 360, "height": 640})
    yield context.new_page()
    context.close()


def test_the_button_tells_what_was_found_and_closes_again(reader: Page, address: str) -> None:
    reader.goto(f"{address}{EVIDENCE}")
    box = reader.locator("#about-liu2023")
    expect(box).to_be_hidden()
    reader.get_by_role("button", name=NAME).press("Enter")
    expect(box).to_be_visible()
    expect(box).to_contain_text("more than 5,900 people")
    expect(box).to_be_in_viewport(ratio=1)
    reader.get_by_role("button", name="Close", exact=True).press("Enter")
    expect(box).to_be_hidden()


def test_escape_closes_the_box_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(f"{address}{EVIDENCE}")
    button = page.get_by_role("button", name=NAME)
    button.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#about-liu2023")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_name_leads_to_the_list(reader: Page, address: str) -> None:
    reader.goto(f"{address}{EVIDENCE}")
    reader.get_by_role("link", name="Liu and others, 2023", exact=True).click()
    expect(reader.locator("#source-liu2023")).to_be_in_viewport()


def test_on_paper_the_sentence_is_a_sentence(page: Page, address: str) -> None:
    page.goto(f"{address}{EVIDENCE}")
    page.get_by_role("button", name=NAME).click()
    text = printed(page).replace(" ", "")  # Firefox spaces letters where a button would stand
    assert "senderhadguessed(Liuandothers,2023).Thank" in text
    assert text.count("10.1037/pspi0000402") == 1
    assert "Experiment,morethan5,900people" not in text
