"""Gives every question of a tool an answer, whatever its kind, and tells what the page then holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page

# The questions of a tool that a reader sees, each once: [uid, kind].
ASKED = """tool => {
  const asked = new Map();
  for (const control of tool.querySelectorAll(":is(input, textarea, select)[data-uid]")) {
    if (control.checkVisibility()) asked.set(control.dataset.uid, control.dataset.kind);
  }
  return [...asked];
}"""

# What the controls hold: uid -> the text in it, or the options that are chosen.
HELD = """tool => {
  const held = {};
  for (const control of tool.querySelectorAll(":is(input, textarea, select)[data-uid]")) {
    const choice = control.type === "radio" || control.type === "checkbox";
    const uid = control.dataset.uid;
    const field = control.closest("[data-cell], [data-field]");
    const chips = [...field?.querySelectorAll(".gb-chip") ?? []].map((chip) => chip.textContent);
    if (!choice) held[uid] = [...chips, control.value].join(" ").trim();
    else if (control.checked) held[uid] = control.value || "on";
  }
  return held;
}"""

Answer = Callable[[Locator, int], Any]


def _text(control: Locator, number: int) -> None:
    control.fill(f"Answer{number}")


def _number(control: Locator, number: int) -> None:
    control.fill(control.get_attribute("min") or str(number))


def _second_choice(control: Locator, number: int) -> None:
    control.and_(control.page.locator('[value]:not([value=""])')).nth(1).check()


def _person(control: Locator, number: int) -> None:
    control.fill(f"Person{number}")
    control.press("Enter")


ANSWERS: dict[str, Answer] = {
    "text": _text,
    "textarea": _text,
    "tags": _text,
    "number": _number,
    "email": lambda control, number: control.fill(f"reader{number}@example.org"),
    "phone": lambda control, number: control.fill(f"+1 202 555 01{number % 100:02}"),
    "link": lambda control, number: control.fill(f"https://example.org/{number}"),
    "date": lambda control, number: control.fill(f"2027-03-{number % 28 + 1:02}"),
    "time": lambda control, number: control.fill(f"08:{number % 60:02}"),
    "datetime": lambda control, number: control.fill(f"2027-04-03T10:{number % 60:02}"),
    "select": lambda control, number: control.select_option(index=1),
    "radio": _second_choice,
    "scale": _second_choice,
    "checkboxes": lambda control, number: control.check(),
    "weeks": lambda control, number: control.check(),
    "tick": lambda control, number: control.check(),
    "person": _person,
}


# What a reader presses for each kind: names of keys in angle brackets, all else is typed.
KEYS = {
    "number": "<Home> 20",
    "date": "03012027",
    "time": "0830AM",
    "datetime": "04032027 <ArrowRight> 1000AM",
    "select": "<ArrowDown>",
    "radio": "<ArrowDown>",
    "scale": "<ArrowDown>",
    "checkboxes": "<Space>",
    "weeks": "<Space>",
    "tick": "<Space>",
    "person": "Person{n} <Enter>",
}


def answer_all(page: Page, tool: str, *, first: int = 1) -> int:
    """Answer every question of the tool, rows ready in its tables included; return how many there were.

    Args:
        first: the number that makes the first answer unlike those of other tools.
    """
    element = page.locator(f"#{tool}")
    rows = dict.fromkeys(_row(uid) for uid, _ in element.evaluate(ASKED))
    people = {"", *[row for row in rows if row][:2]}  # two will do: answers before may have added dozens
    done: set[str] = set()
    while asked := [one for one in element.evaluate(ASKED) if one[0] not in done and _row(one[0]) in people]:
        for uid, kind in asked:
            control = element.locator(f'[data-uid="{uid}"]')
            if control.first.is_visible():  # an answer before it may have taken it away
                ANSWERS[kind](control, first + len(done))
            done.add(uid)
    return len(done)


def _row(uid: str) -> str:
    """The row of the list of people, or nothing. A name that is an answer becomes a row, and asks in turn."""
    return uid.rsplit("--", 1)[0] if uid.startswith("people--") else ""


def press_answer(page: Page, kind: str, number: int) -> None:
    """Answer what has the focus by keys alone."""
    presses = KEYS.get(kind, "Answer{n}").format(n=number).split(" ")
    browser = page.context.browser
    if browser and browser.browser_type.name == "firefox":  # which goes on to the hour by itself
        presses = [one for one in presses if one != "<ArrowRight>"]
    for keys in presses:
        if keys.startswith("<"):
            page.keyboard.press(keys.strip("<>"))
        else:
            page.keyboard.type(keys)


def held(page: Page, tool: str) -> dict[str, str]:
    """Return what the controls of the tool hold, by uid; what holds nothing is left out."""
    found: dict[str, str] = page.locator(f"#{tool}").evaluate(HELD)
    return {uid: value for uid, value in found.items() if value}
