"""The main way through a tool in WebKitGTK: what is ticked, typed and added is there after a reload."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from selenium.webdriver import Remote
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests import webkit
from tests.browser.reader import BENEFITS, SKILLS
from tests.browser.test_access import AXE
from tests.processes import families

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="WebKitGTK is for Linux alone")


@pytest.fixture(scope="module")
def driver() -> Iterator[Remote]:
    with webkit.running() as driver:
        yield driver


def one(driver: Remote, selector: str) -> WebElement:
    return driver.find_element(By.CSS_SELECTOR, selector)


def until(driver: Remote, what: Callable[[Remote], object]) -> None:
    WebDriverWait(driver, 10, poll_frequency=0.05).until(what)


def opened(driver: Remote, url: str) -> None:
    driver.get(url)
    until(driver, lambda page: one(page, ".gb-tool__foot").get_attribute("data-state") == "ready")


def saved(driver: Remote, tool: str) -> None:
    until(driver, lambda page: "Saved on this device" in one(page, f"#{tool} [data-part=status]").text)


def press(driver: Remote, selector: str) -> None:
    """Click in the middle of the screen: the header stands over what is only just scrolled into view."""
    element = one(driver, selector)
    driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
    element.click()


def test_what_is_ticked_and_typed_is_there_after_a_reload(driver: Remote, address: str) -> None:
    opened(driver, f"{address}{SKILLS}")
    press(driver, '[data-uid="goal-check--one-goal"]')
    one(driver, '[data-uid="goal-plan--goal"]').send_keys("Talk to five fitters, héllo 例")
    saved(driver, "goal-check")
    saved(driver, "goal-plan")
    driver.refresh()
    until(driver, lambda page: one(page, '[data-uid="goal-check--one-goal"]').is_selected())
    written = one(driver, '[data-uid="goal-plan--goal"]').get_property("value")
    assert written == "Talk to five fitters, héllo 例"


def test_a_row_that_is_added_is_there_after_a_reload(driver: Remote, address: str) -> None:
    cells = '#wins-log .gb-rows__own tr .gb-control[data-uid$="--did"]'
    opened(driver, f"{address}{BENEFITS}")
    press(driver, "#wins-log [data-action=add_row]")
    first, second = driver.find_elements(By.CSS_SELECTOR, cells)
    first.send_keys("Planned the night rota")
    second.send_keys("Rewrote the handover sheet")
    saved(driver, "wins-log")
    driver.refresh()
    until(driver, lambda page: len(page.find_elements(By.CSS_SELECTOR, cells)) == 2)
    written = [cell.get_property("value") for cell in driver.find_elements(By.CSS_SELECTOR, cells)]
    assert written == ["Planned the night rota", "Rewrote the handover sheet"]


def test_axe_finds_nothing_on_a_chapter(driver: Remote, address: str) -> None:
    opened(driver, f"{address}{SKILLS}")
    driver.execute_script(AXE.read_text(encoding="utf-8"))
    found: Any = driver.execute_async_script("axe.run(document).then(arguments[arguments.length - 1])")
    assert len(found["passes"]) > 10
    assert [f"{rule['id']}: {node['html']}" for rule in found["violations"] for node in rule["nodes"]] == []


def test_nothing_that_was_started_stays_when_a_test_fails() -> None:
    before = set(families([os.getpid()]))

    def failing() -> None:
        with webkit.running():
            assert len(set(families([os.getpid()])) - before) > 3
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert set(families([os.getpid()])) - before == set()
