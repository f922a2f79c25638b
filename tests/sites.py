"""Builds sites for the tests: the book as it is, or a copy of it with edits."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


def build(source: Path, site: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the book in `source` into `site` as an author would, with what it prints."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site), *arguments],
        cwd=source,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def built(source: Path, site: Path, **environment: str) -> Path:
    """Build, and fail with what was printed where that fails."""
    done = build(source, site, "--strict", **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def copied(to: Path) -> Path:
    """Copy all that a build needs, to be edited."""
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", to / "mkdocs.yml")
    return to


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, *, port: int = 0, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve `folder` on this machine; yield the address, without a slash at its end."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", port), functools.partial(handler, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(frozen=True)
class Chapter:
    """One more chapter in a copy of the book; `home` and `address` are those of book and chapter."""

    source: Path
    site: Path
    home: str
    address: str

    @contextmanager
    def edited(self, text: str) -> Iterator[None]:
        """Give the page another text for a while."""
        before = self.source.read_text(encoding="utf-8")
        self._write(text)
        yield
        self._write(before)

    def _write(self, text: str) -> None:
        self.source.write_text(text, encoding="utf-8")
        built(self.site.parent, self.site)


@contextmanager
def with_chapter(to: Path, name: str, text: str) -> Iterator[Chapter]:
    """Copy the book into `to` with one more chapter, build it, and serve it."""
    source = copied(to) / f"docs/chapters/{name}.md"
    source.write_text(text, encoding="utf-8")
    site = built(to, to / "site")
    with served(site) as home:
        yield Chapter(source, site, home, f"{home}/chapters/{name}/")
