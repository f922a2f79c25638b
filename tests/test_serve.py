"""`serve` shows every edit, shows mistakes on the page, and lives on."""

from __future__ import annotations

import html
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests import sites

PATIENCE = 30


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sites.copied(tmp_path_factory.mktemp("serve"))


@pytest.fixture(scope="module")
def served(copy: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    log = (copy / "log").open("w")
    server = subprocess.Popen(command, cwd=copy, env=environment, stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}/"
        assert server.poll() is None, (copy / "log").read_text()
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=10) == 0
        assert "Traceback" not in (copy / "log").read_text()
    finally:
        server.kill()
        server.wait()
        log.close()


def page(address: str) -> str:
    """The page as it is now; it is asked again while the server is not up or is building."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except HTTPError:
            raise
        except OSError:
            if time.monotonic() > end:
                raise


def awaited(address: str, shows: Callable[[str], bool]) -> str:
    """Ask until the page shows what it shall, as a browser that reloads itself does."""
    end = time.monotonic() + PATIENCE
    while True:
        with suppress(HTTPError):  # a new page is not there before the next build
            if shows(text := page(address)):
                return text
        assert time.monotonic() < end, "the edit never shows"


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def asset(address: str, ending: str) -> str:
    """The text of our bundle that the page names."""
    text = page(f"{address}chapters/skills/")
    name = text.split("assets/guidebook.")[1 if ending == "css" else -1].split('"')[0]
    try:
        return page(f"{address}assets/guidebook.{name}")
    except HTTPError:  # built anew in between
        return ""


EDITS = {
    "a page": ("docs/chapters/skills.md", "# Build your networking skills", "# Edited heading"),
    "a word": ("macros/strings/en.yml", "name: Checklist", "name: Edited word"),
    "a template": (
        "overrides/components/tool.html",
        'class="gb-tool__head"',
        'class="gb-tool__head edited-template"',
    ),
    "a macro": (
        "macros/checklist.py",
        'kind="checklist", id=id, title=title,',
        'kind="checklist", id=id, title="Edited macro",',
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_shows_of(edit: str, served: str, copy: Path) -> None:
    file, old, new = EDITS[edit]
    page(served)
    replace(copy / file, old, new)
    sign = next(
        word for word in ("Edited heading", "Edited word", "edited-template", "Edited macro") if word in new
    )
    awaited(f"{served}chapters/skills/", lambda text: sign in text)


def test_an_edit_of_a_style_and_a_script_shows(served: str, copy: Path) -> None:
    page(served)
    with (copy / "docs/assets/css/tokens.css").open("a") as style:
        style.write("\n.edited-style { color: red; }\n")
    with (copy / "docs/assets/js/main.js").open("a") as script:
        script.write('\nglobalThis.editedScript = "yes";\n')
    end = time.monotonic() + PATIENCE
    while "edited-style" not in asset(served, "css") or "editedScript" not in asset(served, "js"):
        assert time.monotonic() < end, "the edit never shows"


def test_a_mistake_shows_on_the_page_and_goes_when_it_is_mended(served: str, copy: Path) -> None:
    chapter = copy / "docs/chapters/benefits.md"
    before = chapter.read_text(encoding="utf-8")
    page(served)
    chapter.write_text(f"{before}\n{{{{ feild('a') }}}}\n", encoding="utf-8")
    source = awaited(f"{served}chapters/benefits/", lambda text: "This page has mistakes" in text)
    shown = html.unescape(source)
    assert "docs/chapters/benefits.md:" in shown
    assert "unknown macro or name 'feild'; expected checklist" in shown
    assert '{{ field("goal", kind="text", label="My goal") }}</li>' in shown
    chapter.write_text(before, encoding="utf-8")
    awaited(f"{served}chapters/benefits/", lambda text: "This page has mistakes" not in text)


def test_a_draft_shows_with_a_banner_and_is_not_found_by_search(served: str, copy: Path) -> None:
    draft = copy / "docs/chapters/later.md"
    draft.write_text("---\nstatus: draft\n---\n# Much later\n\nUnripe words.\n", encoding="utf-8")
    text = awaited(f"{served}chapters/later/", lambda text: "Unripe words" in text)
    assert "This page is a draft" in text
    assert "Unripe" not in page(f"{served}search/search_index.json")
