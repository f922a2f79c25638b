"""Nothing leaves the address that the site is served from."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, Request, expect

from tests import sites
from tests.browser.reader import SKILLS, field, ready
from tests.browser.test_access import page_paths


def test_no_page_asks_another_address_or_misses_anything_under_a_path(page: Page, tmp_path: Path) -> None:
    """As a plain server serves the site in a folder of its own, as GitHub Pages does."""
    asked: list[str] = []
    missing: list[str] = []
    complaints: list[str] = []

    def note_request(request: Request) -> None:
        asked.append(request.url)

    def note_complaint(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"{page.url}: {message.text}")

    with sites.served(tmp_path) as root:
        site = sites.built(sites.ROOT, tmp_path / "x", SITE_URL=f"{root}/x/")
        page.on("request", note_request)
        page.on("console", note_complaint)
        page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
        for path in page_paths(site):
            page.goto(f"{root}/x/{path}", wait_until="networkidle")
        page.goto(f"{root}/x{SKILLS}")
        ready(page)
        field(page, "goal-plan--goal").fill("Talk to five fitters")
        page.reload()
        expect(field(page, "goal-plan--goal")).to_have_value("Talk to five fitters")
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith((f"{root}/x/", "data:", "blob:"))] == []
    assert missing == complaints == []


def test_no_cookie_is_set(page: Page, address: str) -> None:
    page.goto(f"{address}{SKILLS}")
    ready(page)
    assert page.context.cookies() == []
