"""Nothing leaves the address that the site is served from."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, Request

from tests.browser.reader import SKILLS, field, ready
from tests.browser.test_access import page_paths


def test_no_page_asks_another_address_or_complains(page: Page, site: Path, address: str) -> None:
    asked: list[str] = []
    complaints: list[str] = []

    def note_request(request: Request) -> None:
        asked.append(request.url)

    def note_complaint(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"{page.url}: {message.text}")

    page.on("request", note_request)
    page.on("console", note_complaint)
    for path in page_paths(site):
        page.goto(f"{address}/{path}", wait_until="networkidle")
    page.goto(f"{address}{SKILLS}")
    ready(page)
    field(page, "goal-plan--goal").fill("Talk to five fitters")
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith((f"{address}/", "data:", "blob:"))] == []
    assert complaints == []


def test_no_cookie_is_set(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    assert page.context.cookies() == []
