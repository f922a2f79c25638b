"""Every text that tries to run, in every place for a reader's words, through every way out: none runs.

In round r the place p holds payload r + p, so that after as many rounds as there are payloads, each place
has held each. A page is loaded anew in some rounds; in the others it is woken, as after the way back, and
reads everything again. `dev.py test --all` plays all rounds; otherwise one is played, and test_payloads.py
tries a dozen texts in each question at once.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator

import markdown
import pytest
from playwright.sync_api import Browser, Playwright, expect

from tests import browsers
from tests.browser.attack import PAYLOADS, Victim, victims
from tests.browser.places import COPY, FILL, answers_of, places
from tests.browser.reader import WORKBOOK
from tests.browser.test_data import DATA
from tests.browser.test_payloads import SITE, file_of
from tests.conftest import EXTENSIONS
from tests.test_saved_files import FORMULA, tags_in

ALL = bool(os.environ.get("GUIDEBOOK_ALL"))
ROUNDS = range(len(PAYLOADS)) if ALL else range(5, 6)
RECOVERY = "/workbook/recovery/"
# Tags that Markdown of ours never makes of an answer.
MARKUP = {"a", "img", "script", "code", "pre", "abbr", "details", "div", "em", "hr", "iframe", "svg"}
LOADS = 20  # rounds until a page is loaded anew

# What these pages tell of the answers, which have no box there.
READ = {WORKBOOK: f"goal-plan_{COPY}--copy~name", "/workbook/people/": "people--r00000000--name"}

# As a page is told that comes out of the cache of the browser: it reads both stores again.
WAKE = """() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))"""

# How many boxes for text the page has, once they and its words say what they should; or those that do not.
# A box of one line drops the ends of lines, and some signs cannot be shown.
HELD = r"""async ([text, told]) => {
  const answers = JSON.parse(text);
  const bare = (one) => one.replace(/[\s\0-\x20\ufffd\ud800-\udfff]/g, "");
  const boxes = () => [...document.querySelectorAll(":is(textarea, input[data-kind=text])[data-uid]")];
  const isWrong = ({ dataset: { uid }, value }) => uid in answers && bare(value) !== bare(answers[uid]);
  const wrong = () => boxes().filter(isWrong);
  const words = () => bare(document.querySelector("main").textContent);
  const isTold = () => !told || words().includes(bare(answers[told]));
  const isReady = () => !document.querySelector(":is(gb-checklist, gb-worksheet):not(.gb-ready)");
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    if (isReady() && isTold() && !wrong().length) return [boxes().length, []];
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return [0, ["not in time", ...wrong().map(({ dataset, value }) => `${dataset.uid}: ${value}`)]];
}"""

# All that the page of answers hands out, as [name, text].
FILES = """async () => {
  const caught = [];
  URL.createObjectURL = (blob) => { caught.push(blob); return "#"; };
  const section = document.querySelector("[data-section=save_copy]");
  for (const action of ["save", "html", "markdown"]) {
    section.querySelector(`p > [data-action=${action}]`).click();
  }
  const tables = section.querySelector("[data-part=tables]");
  for (const { value } of [...tables.options]) {
    tables.value = value;
    section.querySelector("[data-action=csv]").click();
  }
  return Promise.all(caught.map((blob) => blob.text()));
}"""


@pytest.fixture
def victim(playwright: Playwright, address: str) -> Iterator[Victim]:
    """In a browser that knows no address but ours."""
    rules = ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
    browser: Browser = browsers.launch(playwright, "chromium", args=rules)
    context = browser.new_context(bypass_csp=True)
    yield from victims(context, address)
    browser.close()


def test_no_text_runs_in_any_place_on_its_way_out(victim: Victim) -> None:
    victim.page.goto(f"{victim.home}{DATA}")
    outline = json.loads(victim.page.locator("gb-data").get_attribute("data-outline") or "")
    asked = places(outline)
    assert len(asked) > 500
    boxes = 0
    for path in pages_of(victim):
        # The workbook draws itself again at its leisure.
        for number, answers in rounds(victim, asked, path, loads=1 if path == WORKBOOK else LOADS):
            boxes += shown(victim, path, answers)
            victim.fine(f"round {number} on {path}")
    assert boxes > 200 * len(ROUNDS)
    for number, answers in rounds(victim, asked, DATA):
        text = answers[asked[0]]
        told(victim)
        files = handed_out(victim, answers)
        brought_in(victim, answers, text)
        read(victim, *files)
        victim.fine(f"round {number} on the page of answers")
    for number, answers in rounds(victim, asked, RECOVERY, loads=1):
        rescued(victim, answers)
        victim.fine(f"round {number} on the page to save what is left")


def rounds(
    victim: Victim, asked: list[str], path: str, loads: int = LOADS
) -> Iterator[tuple[int | None, dict[str, str]]]:
    """Show a page full of plain words, and then in every round. What is compared first is plain."""
    victim.page.goto(f"{victim.home}{path}")
    for number in (None, *ROUNDS):
        answers = answers_of(asked, number)
        victim.page.evaluate(FILL, [SITE, json.dumps(answers), answers[asked[0]]])
        if number is None or number % loads == 0:
            victim.page.goto(f"{victim.home}{path}")
        else:
            victim.page.evaluate(WAKE)
        yield number, answers


def pages_of(victim: Victim) -> list[str]:
    """Every page on which answers are shown, but for those that hand them out."""
    victim.page.goto(f"{victim.home}/workbook/")
    links = victim.page.locator("main a[href]").evaluate_all("(all) => all.map((one) => one.pathname)")
    chapters = sorted({one for one in links if "/chapters/" in one})
    assert len(chapters) == 5
    return [*chapters, "/workbook/", "/workbook/people/", "/workbook/print/?how=filled"]


def shown(victim: Victim, path: str, answers: dict[str, str]) -> int:
    """How many boxes of the page hold a text."""
    boxes, wrong = victim.page.evaluate(HELD, [json.dumps(answers), READ.get(path)])
    assert wrong == [], path
    victim.look(path)
    return int(boxes)


def told(victim: Victim) -> None:
    """What the page of answers shows."""
    page = victim.page
    page.locator(".gb-version [data-action=look][aria-expanded=false]").dispatch_event("click")
    expect(page.locator(".gb-version [data-part=answers] li").first).to_be_attached()
    expect(page.locator("[data-section=pageless] li").first).to_be_attached()
    victim.look("the page of answers")


def handed_out(victim: Victim, answers: dict[str, str]) -> tuple[str, str]:
    """Look into all files that it saves, and return the two for people to read."""
    [own, html, written, *tables] = victim.page.evaluate(FILES)
    kept = {one["uid"]: one["value"] for one in json.loads(own)["answers"]}
    assert kept == answers
    assert len(tables) > 5
    for table in tables:
        inert(table)
    return html, written


def read(victim: Victim, html: str, written: str) -> None:
    """Make a page of them."""
    tags = {tag for tag, _ in tags_in(markdown.markdown(clean(written), extensions=EXTENSIONS)).tags}
    assert not tags & MARKUP
    victim.paper.set_content(html)
    victim.look("the saved page", victim.paper)
    assert victim.paper.locator("h1, h2, h3").count() > 20


def clean(text: str) -> str:
    """Without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def inert(table: str) -> None:
    rows = csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""), strict=True)
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(FORMULA), cell
        assert not re.search(r"[;\t]\s*[=+\-@]", cell), cell


def brought_in(victim: Victim, answers: dict[str, str], text: str) -> None:
    """A file of answers that nobody knows, and one of a guide with a name that tries to run."""
    page = victim.page
    page.locator("#data-paste").fill(file_of(answers | {"gone--three": text}, label=text))
    page.locator("[data-action=read]").dispatch_event("click")
    expect(page.locator("[data-section=bring_back] [data-part=facts] li").first).to_be_attached()
    victim.look("a file that is looked into")
    page.locator("#data-paste").fill(
        json.dumps({"format": "gb-answers", "version": 1, "site": text, "answers": []})
    )
    page.locator("[data-action=read]").dispatch_event("click")
    expect(page.locator("[data-section=bring_back] [role=alert]")).to_be_visible()
    victim.look("a file of another guide")


def rescued(victim: Victim, answers: dict[str, str]) -> None:
    page = victim.page
    expect(page.locator("[data-part=remains] pre").first).to_be_attached()
    file = json.loads(page.locator("[data-part=text]").input_value())
    assert {one["uid"]: one["value"] for one in file["answers"]}.items() >= answers.items()
    victim.look("the page to save what is left")
