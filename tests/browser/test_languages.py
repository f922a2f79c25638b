"""The book in other languages: every word comes from the strings, and the page turns with the script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import pseudo, sites
from tests.browser.conftest import watched
from tests.browser.reader import SKILLS, ready
from tests.browser.test_access import AXE, page_paths, violations
from tests.browser.test_trouble import NO_DATABASE, NO_LOCAL_STORAGE

# One from the left and one from the right, which also has digits of its own.
LANGUAGES = ("eo", "fa")

EVERY_TEXT = """() => {
    const texts = new Set(document.title.split(" - "));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        // Texts that readers compose are the book's own, and theirs; words are fitted in between. Times are
        // written by the browser, and the rescue page shows what is stored as it is.
        const inside = walker.currentNode.parentElement.closest(
            "script, style, noscript, template, .gb-compose .gb-mirror__text, .gb-example__text, " +
            ".md-search-result__teaser, time, pre"
        );
        if (!inside) texts.add(walker.currentNode.data.trim());
    }
    for (const element of document.querySelectorAll("*")) {
        for (const name of ["aria-label", "title", "placeholder", "alt", "data-label", "data-help"]) {
            texts.add(element.getAttribute(name)?.trim() ?? "");
        }
    }
    return [...texts].filter((text) => text);
}"""

# What readers type is marked like the words, so that it is not taken for one of a script.
USE_EVERYTHING = """async () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    const press = (selector) => document.querySelectorAll(selector).forEach((one) => one.click());
    press(".gb-item__more, .gb-item .gb-tick, .gb-item__skip, [data-action=add_row]");
    for (const control of document.querySelectorAll("textarea, input[type=text].gb-control")) {
        control.focus();
        control.value = "⟦typed⟧";
        control.dispatchEvent(new InputEvent("input", {bubbles: true}));
        control.blur();
    }
}"""


@pytest.fixture(scope="module", params=LANGUAGES)
def copy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = pseudo.book_in(request.param, tmp_path_factory.mktemp(request.param))
    sites.built(copy, copy / "site")
    return copy


@pytest.fixture(scope="module")
def place(copy: Path) -> Iterator[str]:
    with sites.served(copy / "site") as address:
        yield address


def language_of(copy: Path) -> str:
    return next(name for name in LANGUAGES if (copy / f"macros/strings/{name}.yml").exists())


def expect_no_foreign_words(page: Page, copy: Path) -> None:
    texts: list[str] = page.evaluate(EVERY_TEXT)
    assert any(pseudo.START in text for text in texts)
    assert pseudo.foreign(texts, copy, language_of(copy)) == [], page.url


def settled(page: Page) -> None:
    """Wait until what is stored is on the page, if it has a tool."""
    if page.locator(".gb-tool__foot").count():
        ready(page)


def test_every_word_comes_from_the_strings_and_has_room(chromium: Browser, copy: Path, place: str) -> None:
    """On each page as it is found, and with every tool in use. The words of these languages are longer."""
    page = watched(chromium.new_page(viewport={"width": 1280, "height": 800}))
    for path in page_paths(copy / "site"):
        page.goto(f"{place}/{path}")
        settled(page)
        expect_no_foreign_words(page, copy)
        page.evaluate(USE_EVERYTHING)
        expect_no_foreign_words(page, copy)
        for width in (1280, 320):  # where menus are folded as well
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        if language_of(copy) == "fa":  # turned around; the other way is looked at in English
            page.evaluate(AXE.read_text(encoding="utf-8"))
            assert violations(page) == [], path
        for action in ("row_down", "remove_row", "clear"):
            page.locator(f"[data-action={action}]").evaluate_all("(all) => all.forEach((one) => one.click())")
            expect_no_foreign_words(page, copy)
        page.locator(".gb-tool__undo button").evaluate_all("(all) => all.forEach((one) => one.click())")
        expect_no_foreign_words(page, copy)
        page.set_viewport_size({"width": 1280, "height": 800})
    page.close()


@pytest.mark.parametrize("fault", [NO_LOCAL_STORAGE, NO_DATABASE, NO_LOCAL_STORAGE + NO_DATABASE])
def test_every_word_about_trouble_comes_from_the_strings(
    fault: str, chromium: Browser, copy: Path, place: str
) -> None:
    page = watched(chromium.new_page())
    page.add_init_script(fault)
    page.goto(f"{place}{SKILLS}")
    page.locator(".gb-item .gb-tick").first.check()
    expect(page.locator(".gb-tool [role=alert]").first).to_be_visible()
    expect_no_foreign_words(page, copy)
    page.close()


def test_every_word_of_menu_and_search_comes_from_the_strings(
    chromium: Browser, copy: Path, place: str
) -> None:
    page = watched(chromium.new_page(viewport={"width": 360, "height": 800}))
    page.goto(f"{place}{SKILLS}")
    ready(page)
    page.locator(".gb-header__menu").click()
    expect_no_foreign_words(page, copy)
    page.locator(".gb-nav__close").click()
    page.locator(".gb-header__search").click()
    for word in ("goal", "nothinglikethis"):
        page.locator(".md-search__input").fill(word)
        expect(page.locator(".md-search-result__meta")).to_contain_text(" ")
        expect_no_foreign_words(page, copy)
    page.close()


# Where things stand on a page from the right.

BOX = "(element) => { const {left, right} = element.getBoundingClientRect(); return {left, right}; }"


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    copy = pseudo.book_in("he", tmp_path_factory.mktemp("mirrored"))
    with sites.served(sites.built(copy, copy / "site")) as address:
        yield address


def right_of(page: Page, one: str, other: str) -> None:
    """The one begins where the other has ended, seen from the left."""
    first, second = (page.locator(selector).first.evaluate(BOX) for selector in (one, other))
    assert first["left"] >= second["right"] - 1, f"{one} {first} is not right of {other} {second}"


@pytest.mark.parametrize("width", [320, 1280])
def test_a_script_from_the_right_turns_the_page_around(width: int, browser: Browser, mirrored: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = watched(context.new_page())
    page.goto(f"{mirrored}{SKILLS}")
    ready(page)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    borders = page.locator(".gb-tool").first.evaluate(
        "(tool) => [getComputedStyle(tool).borderRightWidth, getComputedStyle(tool).borderLeftWidth]"
    )
    assert float(borders[0].removesuffix("px")) > float(borders[1].removesuffix("px"))
    right_of(page, ".gb-item .gb-tick", ".gb-item__text")
    right_of(page, ".gb-item__text", ".gb-item__more")
    right_of(page, ".gb-header__home", ".md-header__option")
    label, box = (
        page.locator(selector).first.evaluate(BOX) for selector in (".gb-field__label", ".gb-field")
    )
    assert label["right"] == pytest.approx(box["right"], abs=1)
    marker = page.locator(".gb-nav [aria-current]")
    sides = "(link) => [link.clientLeft, link.offsetWidth - link.clientWidth]"
    assert marker.evaluate(sides) == [0, 2]
    aligned = page.evaluate(
        """() => [...document.querySelectorAll("body *")].flatMap((one) =>
            getComputedStyle(one).textAlign === "left" ? [one.outerHTML.slice(0, 80)] : [])"""
    )
    assert aligned == []
    page.evaluate("document.getElementById('__search').click()")
    right_of(page, ".gb-search__glass", ".gb-search__close" if width == 320 else ".md-header__option")
    glass, form = (page.locator(one).first.evaluate(BOX) for one in (".gb-search__glass", ".md-search__form"))
    assert form["right"] - glass["right"] < 32
    context.close()
