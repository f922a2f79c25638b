"""WebKitGTK is killed right after it says "Saved". Nothing drives it: it forgets a profile that is driven."""

from __future__ import annotations

import os
import queue
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests import sites, webkit
from tests.browser.reader import BENEFITS

KILLS = 30 if os.environ.get("GUIDEBOOK_ALL") else 3

# Runs in the page: says what it finds there, writes something else, and says when that is called saved.
READER = """<script type="module">
const say = (what) => fetch("/said?" + new URLSearchParams(what));
const until = async (test) => {
  while (!test()) await new Promise((done) => setTimeout(done, 20));
};
const foot = () => document.querySelector("#wins-log .gb-tool__foot")?.dataset.state;
await until(() => foot() === "ready");
const cell = document.querySelector("#wins-log .gb-rows__own [data-cell=did] [data-uid]");
const found = cell.value;
cell.value = `A win of ${Math.random()}`;
cell.dispatchEvent(new InputEvent("input", { bubbles: true }));
await until(() => foot() === "saved");
await say({ found, written: cell.value });
</script>"""


class _Told(sites.Handler):
    """Puts the reader into the page, and takes what it says."""

    told: queue.Queue[dict[str, list[str]]]

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path == "/said":
            self.told.put(parse_qs(url.query, keep_blank_values=True))
            return self._answer(b"")
        if url.path == BENEFITS:
            page = Path(self.directory) / url.path.strip("/") / "index.html"
            return self._answer(page.read_bytes().replace(b"</body>", READER.encode() + b"</body>"))
        return super().do_GET()

    def _answer(self, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def test_what_was_called_saved_survives_a_kill_of_webkit(site: Path, tmp_path: Path) -> None:
    told: queue.Queue[dict[str, Any]] = queue.Queue()
    handler = type("_Here", (_Told,), {"told": told})
    written = ""
    with sites.served(site, handler=handler) as address:
        for _ in range(KILLS + 1):
            with webkit.browsing(f"{address}{BENEFITS}", home=tmp_path):
                said = told.get(timeout=60)
            assert said["found"] == [written]
            (written,) = said["written"]
