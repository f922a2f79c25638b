"""Texts that try to run, in every answer of the book, run nowhere: not on a page, not in a saved file."""

from __future__ import annotations

import itertools
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, FilePayload, Page, Route, expect

from tests.browser.conftest import watched
from tests.browser.test_data import DATA, caught
from tests.conftest import ROOT

PAYLOADS: list[str] = json.loads((ROOT / "tests/payloads.json").read_text(encoding="utf-8"))
# One that runs wherever text is taken for markup, whatever stands before it.
SURE = "\"'></textarea></title></style></script><img src=x onerror=alert(1)>"
SITE = "networking-guidebook"
# What a file may bring into a question of these kinds is checked; what lies in the browser already is not.
STRICT = {"date", "time", "datetime", "select", "radio", "scale"}
ROWS = {"list": "text", "dates": "date"}

Question = tuple[str, str]


def questions(outline: dict[str, Any]) -> Iterator[Question]:
    """The uid and the kind of an answer to everything that is asked; of tables, in one row."""
    for tool in (tool for page in outline["pages"] for tool in page["tools"]):
        for field in tool["fields"]:
            uid, kind = f"{tool['id']}--{field['id']}", field["kind"]
            if kind == "tick":
                yield f"{uid}~note", "textarea"
                yield f"{uid}~date", "date"
            elif kind == "table":
                row = field["rows"][0][0] if "rows" in field else "r00000001"
                yield from ((f"{uid}--{row}--{one['id']}", one["kind"]) for one in field["columns"])
            elif kind in ROWS:
                yield f"{uid}--r00000001--{ROWS[kind]}", {"list": "text"}.get(kind, "date")
            elif kind not in ("people", "checkboxes", "weeks"):
                yield uid, kind
    for number, _ in enumerate(PAYLOADS):
        yield from ((f"people--r{number:08}--{one['id']}", one["kind"]) for one in outline["people"])


def texts(asked: list[Question]) -> dict[str, str]:
    """A dozen payloads for each question in turn, so that all get a turn; one for each fact of a person."""
    every = itertools.cycle(PAYLOADS)
    return {
        uid: next(every) if uid.startswith("people--") else "\n".join([SURE, *itertools.islice(every, 12)])
        for uid, _ in asked
    }


def file_of(answers: dict[str, str], *, label: str = SURE) -> str:
    time = "2027-02-05T00:00:00.000Z"
    listed = [{"uid": uid, "value": value, "time": time, "label": label} for uid, value in answers.items()]
    written = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    # Half a character has no bytes; JavaScript writes it as its number.
    written = re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", written)
    checksum = f"crc32:{zlib.crc32(written.encode()):08x}"
    return (
        f'{{"format":"gb-answers","version":1,"site":"{SITE}","exportedAt":"{time}",'
        f'"answers":{written},"checksum":"{checksum}"}}'
    )


def put(page: Page, answers: dict[str, str]) -> None:
    """Leave it in the browser, as another site of this address may have done."""
    page.evaluate(
        """([site, answers]) => {
            for (const [uid, v] of Object.entries(JSON.parse(answers))) {
                localStorage.setItem(`gb:${site}:1:${uid}`, JSON.stringify({v, t: Date.now(), w: "wa"}));
            }
        }""",
        [SITE, json.dumps(answers)],
    )


def asked_in(page: Page) -> list[Question]:
    found = list(questions(json.loads(page.locator("gb-data").get_attribute("data-outline") or "")))
    assert len(found) > 1000
    return found


@pytest.fixture
def victim(chromium: Browser) -> Iterator[Page]:
    """A page that tells of everything that ran; in Chromium alone, as all that is tested is ours."""
    page = watched(chromium.new_page())
    ran: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        ran.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def refuse(route: Route) -> None:
        ran.append(f"a request: {route.request.url}")
        route.abort()

    page.on("dialog", dismiss)
    page.route("**evil.example**", refuse)
    page.add_init_script(
        "addEventListener('pagehide', () => window.gbHit && console.error('ran'), {capture: true})"
    )
    page.on("console", lambda message: ran.append("a flag") if message.text == "ran" else None)
    yield page
    page.goto("about:blank")
    assert ran == []
    page.close()


def test_no_text_in_any_answer_runs_on_any_page(victim: Page, address: str) -> None:
    victim.goto(f"{address}{DATA}")
    asked = asked_in(victim)
    answers = texts(asked)
    strict = {uid for uid, kind in asked if kind in STRICT}
    brought = {uid: text for uid, text in answers.items() if uid not in strict} | {"gone--one": SURE}
    file: FilePayload = {
        "name": "answers.json",
        "mimeType": "application/json",
        "buffer": file_of(brought).encode(),
    }
    victim.get_by_label("A file of answers").set_input_files(file)
    expect(victim.locator("[data-section=bring_back] [data-part=facts]")).to_contain_text(
        f"{len(brought):,} answers that are not here"
    )
    victim.get_by_role("button", name="Add to what is here").click()
    expect(victim.locator("[data-part=done]")).to_contain_text("were taken in.")
    put(victim, {uid: answers[uid] for uid in strict})
    for path in pages_of(victim, address):
        victim.goto(f"{address}{path}")
        tools = victim.locator("gb-checklist, gb-worksheet")
        expect(victim.locator(":is(gb-checklist, gb-worksheet).gb-ready")).to_have_count(tools.count())
        if tools.count():
            assert "evil.example" in json.dumps(
                victim.locator("textarea").evaluate_all("(all) => all.map((one) => one.value)")
            ), path
        assert not victim.evaluate("window.gbHit"), path


def pages_of(page: Page, address: str) -> list[str]:
    """Every page on which answers are shown."""
    page.goto(f"{address}/workbook/")
    links = page.locator("main a[href]").evaluate_all("(all) => all.map((one) => one.pathname)")
    chapters = sorted({one for one in links if "/chapters/" in one})
    assert len(chapters) == 5
    others = ["", "people/", "print/?how=filled", "data/", "recovery/"]
    return [*chapters, *[f"/workbook/{one}" for one in others]]


def test_no_text_in_any_answer_runs_in_a_saved_page(victim: Page, address: str) -> None:
    victim.add_init_script(
        "URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved = text); return '#'; };"
    )
    victim.goto(f"{address}{DATA}")
    put(victim, texts(asked_in(victim)) | {"gone--one": SURE})
    victim.reload()
    html = caught(victim, "Save as a page")
    assert html.count("evil.example") > 1000
    # Without its policy, which would hide that something tried.
    bare = html.replace("http-equiv", "data-was")
    victim.route("**/saved.html", lambda route: route.fulfill(body=bare, content_type="text/html"))
    victim.goto(f"{address}/saved.html")
    expect(victim.get_by_role("heading", name="My answers")).to_be_visible()
    assert not victim.evaluate("window.gbHit")
    assert victim.locator("script, img, svg, iframe, a, input, form").count() == 0
