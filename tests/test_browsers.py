"""Browsers for the tests: the one asked for comes first, and a missing one is a failure."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import browsers, webkit
from tests.webkit import MissingBrowserError

PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import signal; print('up', flush=True); signal.pause()"])
child.wait()
"""


@pytest.mark.parametrize(("name", "variable"), [("chromium", "BROWSER_PATH"), ("firefox", "FIREFOX_PATH")])
def test_a_browser_named_by_hand_comes_first(
    name: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "/my/browser")
    assert next(browsers.places(name))["executable_path"] == "/my/browser"


@pytest.mark.parametrize("name", browsers.NAMES)
def test_playwrights_own_comes_before_those_of_the_system(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.delenv("FIREFOX_PATH", raising=False)
    assert not {"channel", "executable_path"} & next(browsers.places(name)).keys()


def test_a_missing_browser_fails_and_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(name: str, whole: bool) -> list[dict[str, Any]]:
        return [{"executable_path": "/nowhere/browser"}]

    monkeypatch.setattr(browsers, "places", nowhere)
    with pytest.raises(MissingBrowserError, match="playwright install chromium") as caught:
        browsers.found.__wrapped__("chromium")  # what it found before must not count
    assert "/nowhere/browser" in str(caught.value)


@pytest.mark.parametrize("part", ["WebKitWebDriver", "Xvfb"])
def test_a_missing_part_of_webkit_fails_and_says_how_to_get_it(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEBKIT_PATH", sys.executable)
    monkeypatch.setattr(shutil, "which", lambda name: None if name == part else sys.executable)
    with pytest.raises(
        MissingBrowserError, match=f"^{part} not found\n.*apt-get install webkit2gtk-driver xvfb"
    ):
        webkit.found.__wrapped__()


def test_a_webkit_named_by_hand_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBKIT_PATH", "/my/MiniBrowser")
    assert webkit.browser_path() == "/my/MiniBrowser"


@pytest.mark.skipif(sys.platform != "linux", reason="WebKitGTK is for Linux alone")
def test_what_is_missing_is_installed_where_that_is_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    monkeypatch.setattr(browsers, "report", lambda name, **how: name != "webkit" or bool(installed))
    monkeypatch.setattr(browsers, "root_on_linux", lambda: True)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(browsers, "install_debian_packages", installed.extend)
    assert browsers.main() == 0
    assert installed == ["webkit2gtk-driver", "xvfb"]


def test_chromium_without_its_windows_is_fetched_for_all_but_what_outlives_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(browsers, "report", lambda name, **how: True)
    monkeypatch.setattr(browsers, "root_on_linux", lambda: True)
    monkeypatch.setattr(shutil, "which", lambda name: None if name == browsers.SHELL else f"/bin/{name}")
    monkeypatch.setattr(browsers, "install_debian_packages", installed.extend)
    assert browsers.main() == 0
    assert installed == [browsers.SHELL]
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    shell = f"/bin/{browsers.SHELL}"
    assert shell in [place.get("executable_path") for place in browsers.places("chromium")]
    assert shell not in [place.get("executable_path") for place in browsers.places("chromium", whole=True)]


@pytest.mark.skipif(sys.platform != "linux", reason="WebKitGTK is for Linux alone")
def test_a_webkit_that_cannot_be_had_fails_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsers, "report", lambda name, **how: name != "webkit")
    monkeypatch.setattr(browsers, "root_on_linux", lambda: False)
    assert browsers.main() == 1


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_killed_browser_takes_its_children_along(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PARENT, f"--user-data-dir={tmp_path}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as browser:
        assert browser.stdout
        assert browser.stdout.readline() == "up\n"
        assert len(browsers.processes(tmp_path)) == 2
        browsers.kill(tmp_path)
    assert browsers.processes(tmp_path) == []


def test_what_does_not_run_cannot_be_killed(tmp_path: Path) -> None:
    with pytest.raises(ProcessLookupError, match=str(tmp_path)):
        browsers.kill(tmp_path)
