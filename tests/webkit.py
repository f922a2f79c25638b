"""Starts WebKitGTK, the nearest to Safari that runs on Linux. Playwright cannot drive the system's own.

It shows its window on a screen of its own that nobody sees: without one it would hang.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Remote
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.processes import end, families

DEBIAN_PACKAGES = ("webkit2gtk-driver", "xvfb")
SIZE = "1280x800x24"


class MissingBrowserError(Exception):
    """No browser of that name starts: what was tried, and how to get one."""


def browser_path() -> str:
    """The browser that comes with the library, or the one that WEBKIT_PATH names."""
    places = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"), reverse=True)
    return os.environ.get("WEBKIT_PATH") or next(map(str, places), "")


@contextmanager
def running() -> Iterator[Remote]:
    """A WebKitGTK of a new reader. It ends with the block, with all that it started.

    Raises:
        MissingBrowserError: a part is not installed, or it does not start.
    """
    parts = {
        "MiniBrowser": browser_path(),
        "WebKitWebDriver": shutil.which("WebKitWebDriver") or "",
        "Xvfb": shutil.which("Xvfb") or "",
    }
    missing = [name for name, path in parts.items() if not path or not Path(path).exists()]
    if missing:
        raise MissingBrowserError(f"{' and '.join(missing)} not found\n{remedy()}")
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        display = stack.enter_context(screen(parts["Xvfb"]))
        yield stack.enter_context(driven(parts, environment(home, display)))


@contextmanager
def browsing(address: str, *, home: Path) -> Iterator[None]:
    """Open a page as a person would, with a home that lasts; at the end of the block the browser is killed.

    Raises:
        MissingBrowserError: the browser or the screen is not installed.
    """
    browser, xvfb = browser_path(), shutil.which("Xvfb") or ""
    if not browser or not xvfb:
        raise MissingBrowserError(f"MiniBrowser and Xvfb are needed\n{remedy()}")
    with screen(xvfb) as display:
        process = subprocess.Popen(
            [browser, address], env=environment(str(home), display), stderr=subprocess.DEVNULL
        )
        try:
            yield
        finally:
            end(families([process.pid]))
            process.wait(10)


def remedy() -> str:
    return (
        f"On Debian or Ubuntu, `sudo apt-get install {' '.join(DEBIAN_PACKAGES)}`; WEBKIT_PATH names another."
    )


def environment(home: str, display: str) -> dict[str, str]:
    """A home that is empty, so that nothing of the person who runs the tests is read or written."""
    folders = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), home)
    return {**os.environ, **folders, "DISPLAY": display, "NO_AT_BRIDGE": "1", "GDK_BACKEND": "x11"}


@contextmanager
def screen(xvfb: str) -> Iterator[str]:
    """A screen in memory; yields its name. Xvfb chooses a free number and tells it when it is ready."""
    told, tell = os.pipe()
    options = ["-displayfd", str(tell), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen([xvfb, *options], pass_fds=[tell], stderr=subprocess.DEVNULL)
    os.close(tell)
    try:
        with os.fdopen(told) as answer:
            number = answer.readline().strip()
        if not number:
            raise MissingBrowserError(f"Xvfb ends at once with code {server.wait(10)}\n{remedy()}")
        yield f":{number}"
    finally:
        end([server.pid])
        server.wait(10)


@contextmanager
def driven(parts: dict[str, str], environment: dict[str, str]) -> Iterator[Remote]:
    service = Service(parts["WebKitWebDriver"], env=environment)
    started: list[int] = []
    try:
        driver = start(parts["MiniBrowser"], service)
        started = families([service.process.pid])
        yield driver
        driver.quit()
    finally:  # by their ids, as a driver that hangs does not end its browser
        process = service.process
        end({*started, *(families([process.pid]) if process else [])})
        service.stop()


def start(browser: str, service: Service) -> Remote:
    options = Options()
    options.binary_location = browser
    options.add_argument("--automation")
    try:
        service.start()
        # Not selenium's own class for this browser, which waits longer than a test may take.
        connection = RemoteConnection(client_config=ClientConfig(service.service_url, timeout=60))
        driver = Remote(connection, options=options)
    except WebDriverException as error:
        raise MissingBrowserError(f"{browser} does not start: {error.msg}\n{remedy()}") from error
    driver.set_page_load_timeout(30)
    driver.set_script_timeout(30)
    return driver


@cache
def found() -> str:
    """Where the browser is, once it has started."""
    with running():
        return browser_path()
