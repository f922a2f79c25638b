"""Finds the browsers that the tests run in, by starting them. A missing one fails tests; it never skips them.

    python -m tests.browsers     says which ones are found, and obtains those that are not

BROWSER_PATH, FIREFOX_PATH and WEBKIT_PATH name a browser to take before all others.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, BrowserType, Error, Playwright, sync_playwright

from tests import webkit
from tests.processes import end, families, named
from tests.webkit import MissingBrowserError

NAMES = ("chromium", "firefox")
# Chromium without its windows: the tests take two thirds of the time in it.
SHELL = "chromium-headless-shell"
DEBIAN_PACKAGES = {"chromium": ("chromium",), "firefox": ("firefox-esr",), "webkit": webkit.DEBIAN_PACKAGES}

# No browser may go out to the network by itself: where there is none, it would keep trying.
CHROMIUM_ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
FIREFOX_PREFERENCES = {
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.region.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:9",
    "termsofuse.bypassNotification": True,
}


def launch(playwright: Playwright, name: str, **options: Any) -> Browser:
    """Starts "chromium" or "firefox". The options are those of Playwright's `launch`."""
    return engine(playwright, name).launch(**combined(name, options))


def launch_persistent(playwright: Playwright, name: str, profile: Path, **options: Any) -> BrowserContext:
    """The same with a profile that outlives the browser, for what has to be there after a restart.

    It is the browser that readers have, where Chromium could also be had without its windows.
    """
    options = combined(name, options, whole=True)
    return engine(playwright, name).launch_persistent_context(str(profile), **options)


def engine(playwright: Playwright, name: str) -> BrowserType:
    return playwright.firefox if name == "firefox" else playwright.chromium


def combined(name: str, options: dict[str, Any], *, whole: bool = False) -> dict[str, Any]:
    settings = found(name, whole)
    both = {**settings, **options, "args": [*settings["args"], *options.get("args", [])]}
    if name == "firefox":
        both["firefox_user_prefs"] = {**FIREFOX_PREFERENCES, **options.get("firefox_user_prefs", {})}
    return both


@cache
def found(name: str, whole: bool = False) -> dict[str, Any]:
    """The launch options of the first browser of that name that starts."""
    # In a thread of its own: Playwright runs once a thread, and a test may have it running already.
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(first_that_starts, name, whole).result()


def first_that_starts(name: str, whole: bool) -> dict[str, Any]:
    reasons = []
    with sync_playwright() as playwright:
        for place in places(name, whole):
            try:
                engine(playwright, name).launch(**place).close()
            except Error as error:
                reasons.append(f"  {where(place)}: {error.message.splitlines()[0]}")
            else:
                return place
    raise MissingBrowserError("none starts here\n" + "\n".join([*reasons, remedy(name)]))


def places(name: str, whole: bool = False) -> Iterator[dict[str, Any]]:
    """Where a browser may be, the best place first: named by hand, Playwright's own, the system's.

    Args:
        whole: that it must be able to show windows too.
    """
    if name == "firefox":
        base: dict[str, Any] = {"args": [], "firefox_user_prefs": FIREFOX_PREFERENCES}
        variable, channels, commands = "FIREFOX_PATH", [], ["firefox-esr", "firefox"]
        stock = {"channel": "moz-firefox"}  # the stock Firefox, through WebDriver BiDi
    else:
        base = {"args": CHROMIUM_ARGUMENTS, "chromium_sandbox": not root_on_linux()}
        variable, channels = "BROWSER_PATH", ["chrome", "msedge"]
        commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]
        commands = commands if whole else [SHELL, *commands]
        stock = {}
    if os.environ.get(variable):
        yield {**base, **stock, "executable_path": os.environ[variable]}
    yield base
    yield from ({**base, "channel": channel} for channel in channels)
    yield from ({**base, **stock, "executable_path": path} for path in map(shutil.which, commands) if path)


def root_on_linux() -> bool:
    """Chromium refuses to start its sandbox for root there."""
    return sys.platform == "linux" and os.geteuid() == 0


def where(place: dict[str, Any]) -> str:
    return str(place.get("executable_path") or place.get("channel") or "Playwright's own")


def remedy(name: str) -> str:
    own = f"{sys.executable} -m playwright install {name}"
    return f"To get {name}, run `{own}`, or on Debian `sudo apt-get install {DEBIAN_PACKAGES[name][0]}`."


def processes(profile: Path) -> list[int]:
    """All processes of the browser that runs with this profile, oldest first. Linux only."""
    return families(named(str(profile)))


def kill(profile: Path) -> None:
    """Ends that browser as a power cut would, and waits until it is gone."""
    family = processes(profile)
    if not family:
        raise ProcessLookupError(f"no browser runs with the profile {profile}")
    end(family)


def main() -> int:
    wanted = [*NAMES, "webkit"] if sys.platform == "linux" else NAMES
    missing = [name for name in wanted if not report(name)]
    for name in set(missing) & {*NAMES}:
        fetch_playwrights_own(name)
    missing = [name for name in missing if not report(name)]
    packages = [package for name in missing for package in DEBIAN_PACKAGES[name]]
    packages += [] if shutil.which(SHELL) else [SHELL]
    if packages and shutil.which("apt-get") and root_on_linux():
        install_debian_packages(packages)
    unfound = [name for name in missing if not report(name, fully=True)]
    return 1 if unfound else 0


def report(name: str, *, fully: bool = False) -> bool:
    try:
        print(f"{name}: {webkit.found() if name == 'webkit' else where(found(name, whole=True))}", flush=True)
    except MissingBrowserError as error:
        print(f"{name}: {error if fully else 'none starts here'}", flush=True)
        return False
    return True


def fetch_playwrights_own(name: str) -> None:
    print(f"{name}: fetching Playwright's own …", flush=True)
    command = [sys.executable, "-m", "playwright", "install", name]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        print(f"{name}: that did not work ({type(error).__name__}).", flush=True)


def install_debian_packages(packages: list[str]) -> None:
    print(f"Installing Debian's {' and '.join(packages)} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", "fonts-dejavu-core", *packages]):
        subprocess.run(["apt-get", "-qq", *command], check=False, env=quiet, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
