"""Readers save all their answers in a file: to bring back, locked or not, or to read."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched
from tests.browser.test_data import DATA, answer, caught, kept, look_into, save


def test_a_locked_file_comes_back_with_its_password_alone(page: Page, address: str) -> None:
    answer(page, address)
    save(page, address)
    page.get_by_label("Lock the file with a password").check()
    expect(page.get_by_text("The file is not locked.", exact=False)).to_be_hidden()
    page.get_by_label("Password", exact=True).first.fill("short")
    page.get_by_role("button", name="Save my answers").first.click()
    expect(page.get_by_role("alert")).to_contain_text("at least 8 characters. Nothing was saved.")
    page.get_by_label("Password", exact=True).first.fill("four words in a row")
    text = caught(page, "Save my answers")
    assert "five fitters" not in text
    assert json.loads(text)["kdf"]["iterations"] >= 600_000
    before = kept(page)
    look_into(page, text)
    expect(page.locator("#locked")).to_be_focused()
    page.locator("#data-key").fill("four other words")
    page.get_by_role("button", name="Open the file").click()
    expect(page.get_by_role("alert")).to_have_text(
        "That password does not open this file. Nothing was changed."
    )
    assert kept(page) == before
    page.locator("#data-key").fill("four words in a row")
    page.locator("#data-key").press("Enter")
    expect(page.locator("[data-section=bring_back] [data-part=facts]")).to_have_text(
        "4 answers that are the same"
    )


def test_copies_to_read_tell_everything_in_words(page: Page, address: str) -> None:
    answer(page, address)
    save(page, address)
    html = caught(page, "Save as a page")
    markdown = caught(page, "Save as Markdown")
    assert "Talk to five fitters" in html
    assert "> Talk to five fitters" in markdown
    assert "☑ Write one goal for the next 90 days, not five." in markdown
    page.get_by_label("One table for a spreadsheet").select_option("Wins log: Wins")
    assert '"Wrote the rota"' in caught(page, "Save this table")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.set_content(html)
    expect(page.get_by_role("heading", name="Wins log")).to_be_visible()
    expect(page.get_by_role("cell", name="Wrote the rota")).to_be_visible()
    assert requests == []


def test_a_page_that_came_without_https_says_why_it_locks_nothing(page: Page, address: str) -> None:
    answer(page, address)
    save(page, address)
    page.get_by_label("Lock the file with a password").check()
    page.get_by_label("Password", exact=True).first.fill("four words in a row")
    text = caught(page, "Save my answers")
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', {value: undefined})")
    page.goto(f"{address}{DATA}")
    expect(page.get_by_text("A browser can lock the file only on a page")).to_be_visible()
    expect(page.get_by_label("Lock the file with a password")).to_be_hidden()
    look_into(page, text)
    expect(page.get_by_role("alert")).to_contain_text("whose address starts with https")


def test_a_file_is_chosen_and_downloaded(chromium: Browser, address: str, tmp_path: Path) -> None:
    """In Chromium alone: Firefox, as it is driven here, tells of no downloads."""
    page = watched(chromium.new_context(accept_downloads=True).new_page())
    answer(page, address)
    page.goto(f"{address}{DATA}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    assert re.fullmatch(
        r"networking-guidebook-answers-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename
    )
    download.value.save_as(tmp_path / "answers.json")
    page.get_by_label("A file of answers").set_input_files(tmp_path / "answers.json")
    expect(page.locator("[data-section=bring_back] [data-part=facts]")).to_have_text(
        "4 answers that are the same"
    )
    expect(page.locator("#preview")).to_be_focused()
    page.context.close()
