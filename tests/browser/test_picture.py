"""Pictures are told to those who do not see them, and can be read on a narrow screen and in any colours."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched

CHAPTERS = ("overview", "benefits", "career-advancement", "skills", "grow-and-keep")

# The size of the smallest word on the screen, in pixels.
SMALLEST = """() => Math.min(...[...document.querySelectorAll(".gb-picture text")].map((text) =>
    parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""
# How far words stick out of the drawing, in pixels, and where each of them begins.
OUTSIDE = """() => Math.max(...[...document.querySelectorAll(".gb-picture text")].map((text) => {
    const [word, all] = [text, text.closest("svg")].map((one) => one.getBoundingClientRect());
    const above = Math.max(all.top - word.top, word.bottom - all.bottom);
    return Math.max(all.left - word.left, word.right - all.right, above);
}))"""
PLACES = """() => [...document.querySelectorAll(".gb-picture text")].map((text) => Math.round(
    text.getBoundingClientRect().left - text.closest("svg").getBoundingClientRect().left))"""
# The parts of which neither line nor filling has a contrast of 3 to the ground of the page.
FAINT = """() => {
    const light = (colour) => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map((one) => one / 255)
            .map((one) => one <= 0.04 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = light(getComputedStyle(document.body).backgroundColor);
    const contrast = (colour) => colour === "none" ? 1
        : (Math.max(light(colour), ground) + 0.05) / (Math.min(light(colour), ground) + 0.05);
    return [...document.querySelectorAll(".gb-picture svg *")].filter((part) => {
        const style = getComputedStyle(part);
        return Math.max(contrast(style.stroke), contrast(style.fill)) < 3;
    }).map((part) => part.outerHTML);
}"""
# The colours that are not those of the mode for high contrast.
FOREIGN = """() => {
    const own = document.createElement("i");
    own.style = "color: CanvasText; background: Canvas";
    document.body.append(own);
    const {color, backgroundColor} = getComputedStyle(own);
    const parts = [...document.querySelectorAll(".gb-picture svg *")].map((part) => getComputedStyle(part));
    return parts.flatMap((style) => [style.stroke, style.fill])
        .filter((colour) => !["none", color, backgroundColor].includes(colour));
}"""


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_picture_can_be_read_on_a_narrow_screen(chapter: str, browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = watched(context.new_page())
    page.goto(f"{address}/chapters/{chapter}/")
    assert page.evaluate(SMALLEST) >= 12
    assert page.evaluate(OUTSIDE) <= 1
    before = page.evaluate(PLACES)
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    assert page.evaluate(PLACES) == before
    context.close()


def test_a_picture_is_called_by_what_it_says(page: Page, address: str) -> None:
    page.goto(f"{address}/chapters/overview/")
    picture = page.get_by_role("img", name="You stand in the middle of three half rings.")
    expect(picture).to_be_visible()
    expect(page.get_by_role("figure").filter(has=picture)).to_contain_text("A network in three rings")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_is_seen_in_light_and_in_dark(scheme: Any, chromium: Browser, address: str) -> None:
    assert found(FAINT, chromium, address, color_scheme=scheme) == []


def test_a_picture_has_the_colours_that_are_forced(chromium: Browser, address: str) -> None:
    assert found(FOREIGN, chromium, address, forced_colors="active") == []


def found(script: str, browser: Browser, address: str, **colours: Any) -> list[str]:
    """What the script finds on the chapters."""
    context = browser.new_context(**colours)
    page = watched(context.new_page())
    every: list[str] = []
    for chapter in CHAPTERS:
        page.goto(f"{address}/chapters/{chapter}/")
        every += page.evaluate(script)
    context.close()
    return every
