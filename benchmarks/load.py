"""How long a page takes to show the answers of years: python -m benchmarks.load [answers]

Builds the guide, fills both stores of a real Chromium, opens the page of skills again and again, and prints
milliseconds from the first line of the book's script to all tools drawn, and to both stores read and merged.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

from tests import browsers, sites

ROUNDS = 11
SITE = "networking-guidebook"

# The script of the book begins by telling what it knows, and ends when its tools are ready.
WATCH = """
let told;
const times = (window.times = {});
Object.defineProperty(window, "guidebook", {
  get: () => told,
  set: (facts) => { told = facts; times.begun ??= performance.now(); },
});
new MutationObserver(() => {
  const tools = [...document.querySelectorAll("gb-checklist, gb-worksheet")];
  const feet = tools.map((tool) => tool.querySelector(":scope > .gb-tool__foot"));
  if (tools.length && tools.every((tool) => tool.matches(".gb-ready"))) times.drawn ??= performance.now();
  const told = (foot) => foot.dataset.state === "ready" && foot.textContent.includes("kept");
  if (times.drawn && feet.every(told)) times.merged ??= performance.now();
}).observe(document, { subtree: true, childList: true, attributeFilter: ["class", "data-state"] });
"""

FILL = """
async ({ site, entries }) => {
  for (const [uid, entry] of entries) localStorage.setItem(`gb:${site}:1:${uid}`, JSON.stringify(entry));
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open(`gb-${site}`);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction("answers", "readwrite");
  for (const [uid, entry] of entries) transaction.objectStore("answers").put({ uid, ...entry });
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
}
"""


def answers(count: int) -> list[tuple[str, dict[str, Any]]]:
    """Return answers to every question, then people, then answers in named copies of the tools."""
    kinds = yaml.safe_load((sites.ROOT / "docs/ids.lock.yml").read_text(encoding="utf-8"))["uids"]
    single = {uid: one["kind"] for uid, one in kinds.items() if uid.count("--") == 1}
    people = [uid.removeprefix("people--") for uid in single if uid.startswith("people--")]
    found = {uid: value(kind) for uid, kind in single.items() if not uid.startswith("people--")}
    for person in range(100):
        found |= {f"people--r{person:08}--{column}": "Amara" for column in people}
    copies = 0
    while len(found) < count:
        copies += 1
        named = {f"{uid.split('--')[0]}_c{copies:08}--copy~name": f"Event {copies}" for uid in single}
        found |= named | {
            uid.replace("--", f"_c{copies:08}--", 1): value(kind) for uid, kind in single.items()
        }
    return [
        (uid, {"v": v, "t": 1_760_000_000_000 + at, "w": "w00000000"})
        for at, (uid, v) in enumerate(found.items())
    ][:count]


def value(kind: str) -> Any:
    if kind == "tick":
        return True
    return 3 if kind in ("number", "scale") else "A thought that takes a line or two, as most of them do."


def measured(page: Page, address: str) -> tuple[float, float]:
    page.goto(address)
    page.wait_for_function("window.times.merged")
    times = page.evaluate("window.times")
    return times["drawn"] - times["begun"], times["merged"] - times["begun"]


def main(count: int = 5000) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = sites.built(sites.ROOT, Path(folder))
        with sites.served(site) as address:
            browser = browsers.launch(playwright, "chromium")
            page = browser.new_page()
            page.add_init_script(WATCH)
            there = f"{address}/chapters/skills/"
            for number in (0, count):
                page.goto(there)
                page.wait_for_function("window.times.merged")
                if number:
                    page.evaluate(FILL, {"site": SITE, "entries": answers(number)})
                rounds = [measured(page, there) for _ in range(ROUNDS)]
                drawn, merged = (statistics.median(column) for column in zip(*rounds, strict=True))
                print(
                    json.dumps(
                        {"answers": number, "drawn_ms": round(drawn, 1), "merged_ms": round(merged, 1)}
                    )
                )
            browser.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
