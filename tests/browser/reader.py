"""What readers do on a page, in their own words."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

OVERVIEW = "/chapters/overview/"
SKILLS = "/chapters/skills/"
BENEFITS = "/chapters/benefits/"
WORKBOOK = "/workbook/"


def tick(page: Page, uid: str) -> Locator:
    return page.locator(f'input[data-uid="{uid}"]')


def field(page: Page, uid: str) -> Locator:
    return page.locator(f'[data-uid="{uid}"]')


def foot(page: Page, tool: str) -> Locator:
    return page.locator(f"#{tool} > .gb-tool__foot")


def ready(page: Page) -> None:
    """Wait until everything stored is on the page."""
    expect(page.locator(".gb-tool__foot").first).to_have_attribute("data-state", "ready")


def saved(page: Page, tool: str) -> None:
    """Wait until the tool says that it is saved."""
    expect(foot(page, tool).locator("[data-part=status]")).to_contain_text("Saved on this device")


def rows(page: Page, table: str) -> Locator:
    return page.locator(f'[data-field="{table}"] .gb-rows__own > *')


def cell(page: Page, table: str, row: int, column: str) -> Locator:
    """The control in a row, counted from 1, of the reader's own rows."""
    return rows(page, table).nth(row - 1).locator(f'.gb-control[data-uid$="--{column}"]')


def delete_database(page: Page, address: str) -> None:
    """Take one of the two stores away, from a page of the site on which nothing is open."""
    page.goto(f"{address}/404.html")
    page.evaluate(
        """() => new Promise((done, fail) => {
            const asked = indexedDB.deleteDatabase("gb-networking-guidebook");
            asked.onsuccess = done; asked.onerror = fail;
        })"""
    )


def press(page: Page, tool: str, action: str) -> None:
    page.locator(f"#{tool} [data-action={action}]").first.click()


def table(page: Page, uid: str) -> Locator:
    """A table or a list, by its uid."""
    return page.locator(f'[data-field="{uid}"]')


def fill_rows(page: Page, uid: str, column: str, *texts: str) -> None:
    """Write each text into a row of its own."""
    for number, text in enumerate(texts, 1):
        if number > rows(page, uid).count():
            table(page, uid).locator("[data-action=add_row]").click()
        cell(page, uid, number, column).fill(text)


def texts(page: Page, uid: str, column: str) -> list[str]:
    """What stands in a column, row by row."""
    controls = rows(page, uid).locator(f'.gb-control[data-uid$="--{column}"]')
    return [control.input_value() for control in controls.all()]


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus, as a reader without a mouse does."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")
