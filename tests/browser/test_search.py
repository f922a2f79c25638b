"""The search leads to a part of a page, and marks there what was looked for."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_a_question_leads_to_its_answer_where_its_words_are_marked(page: Page, address: str) -> None:
    page.goto(address)
    query = page.locator("input[name=query]")
    query.fill("How to write a thank-you note")
    query.press("End")  # the theme looks at the words after a key
    best = page.locator(".md-search-result__item").first.get_by_role("link").nth(1)
    # The theme first reads the whole index, which takes long where machines are shared.
    expect(best).to_contain_text("Say thank you and report back", timeout=60_000)
    page.goto(best.get_attribute("href") or "")
    assert page.url.endswith("#say-thank-you-and-report-back")
    marked = page.locator("article mark")
    expect(marked.first).to_be_visible()
    assert {text.lower() for text in marked.all_inner_texts()} <= {"write", "thank", "note"}
