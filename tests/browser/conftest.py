"""Real browsers on the real site. A missing browser is a failure, never a skip."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests import browsers, sites
from tests.browser.people_book import people_book

# Machines are shared: what takes long is not wrong.
expect.set_options(timeout=20_000)

ENGINES = ("chromium", "firefox")

# What engines do in ways of their own: keep, print, paste, save. The other files ask what
# a page says, which is the same in each; they run in Firefox too with `dev.py test --all`.
IN_BOTH = {
    "test_answers",
    "test_blocked",
    "test_crash",
    "test_data",
    "test_every_tool",
    "test_keeping",
    "test_network",
    "test_paper",
    "test_paste",
    "test_private",
    "test_tabs",
    "test_trouble",
}

# What the pages of the running test threw: an exception in Playwright's own callback would end that alone.
ERRORS: list[str] = []

Profile = Callable[[], BrowserContext]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as one:
        yield one


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sites.built(sites.ROOT, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with sites.served(site) as address:
        yield address


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the chapters of a small book in which two worksheets share the list of people."""
    copy = people_book(sites.copied(tmp_path_factory.mktemp("people")))
    with sites.served(sites.built(copy, copy / "site")) as address:
        yield f"{address}/chapters"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" not in metafunc.fixturenames:
        return
    name = metafunc.module.__name__.rpartition(".")[2]
    alike = metafunc.definition.get_closest_marker("alike_in_engines")
    both = (name in IN_BOTH and not alike) or bool(os.environ.get("GUIDEBOOK_ALL"))
    metafunc.parametrize("engine", ENGINES if both else ENGINES[:1], indirect=True, scope="session")


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def browser(playwright: Playwright, engine: str) -> Iterator[Browser]:
    browser = browsers.launch(playwright, engine)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = browsers.launch(playwright, "chromium")
    yield browser
    browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a new reader, in each engine."""
    context = browser.new_context()
    yield watched(context.new_page())
    context.close()


@pytest.fixture
def profile(playwright: Playwright, engine: str, tmp_path: Path) -> Iterator[Profile]:
    """Starts a new browser process each time it is called, always with the same profile."""
    started: list[BrowserContext] = []

    def start() -> BrowserContext:
        for context in started:
            context.close()
        started[:] = [browsers.launch_persistent(playwright, engine, tmp_path / "profile")]
        return started[0]

    yield start
    for context in started:
        context.close()


@pytest.fixture(autouse=True)
def no_errors() -> Iterator[None]:
    """Fail where a script on a watched page threw."""
    ERRORS.clear()
    yield
    assert not ERRORS


def watched(page: Page) -> Page:
    """Make an uncaught error of a script on this page fail the test at its end."""
    page.on("pageerror", lambda error: ERRORS.append(str(error)))
    return page
