"""A page with every simple kind of field, and how tests reach what is on it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.browser.reader import field, rows, saved

SETTINGS = {
    "number": ', help="Short is better.", min=10, max=120, example="30"',
    "select": ', options={"yes": "Yes", "no": "No"}, example="no"',
    "radio": ', help="Be honest.", options={"yes": "Yes, surely", "no": "No"}, example="no"',
    "checkboxes": ', help="Pick two.", options={"hello": "One hello", "log": "Log notes"}, example="log"',
    "scale": ', help="Then.", low="easy", high="very tiring", example="4"',
}
# What is written into a control, and how it stands on paper.
TYPED = {
    "text": ("A line", "A line"),
    "textarea": ("one\ntwo", "one\ntwo"),
    "number": ("30", "30"),
    "date": ("2027-02-05", "5 February 2027"),
    "time": ("08:30", "08:30"),
    "datetime": ("2027-03-28T02:30", "28 March 2027 at 02:30"),
    "email": ("nadia@example.org", "nadia@example.org"),
    "phone": ("+33 1 23 45 67 89", "+33 1 23 45 67 89"),
    "link": ("example.org/fair", "example.org/fair"),
    "tags": ("planning,  writing", "planning · writing"),
}
CHOSEN = {"radio": "no", "scale": "4"}
CELLS = [*TYPED, *CHOSEN]


def asked(macro: str, kind: str) -> str:
    return f'{{{{ {macro}("{kind}", kind="{kind}", label="The {kind}"{SETTINGS.get(kind, "")}) }}}}\n'


PAGE = f"""\
# Kinds

{{% call worksheet("kinds", title="Kinds") %}}
{"".join(asked("field", kind) for kind in [*TYPED, "select", *CHOSEN, "checkboxes"])}
{{% call table("list", label="A list") %}}
{"".join(asked("column", kind) for kind in CELLS)}
{{% endcall %}}
{{% call table("few", label="Few columns") %}}
{asked("column", "radio")}{asked("column", "scale")}
{{% endcall %}}
{{% endcall %}}
"""


def option(page: Page, kind: str, value: str) -> Locator:
    return page.locator(f'[data-uid="kinds--{kind}"][value="{value}"]')


def box(page: Page, value: str) -> Locator:
    return field(page, f"kinds--checkboxes--{value}--on")


def in_cell(page: Page, kind: str, row: int = 1) -> Locator:
    return rows(page, "kinds--list").nth(row - 1).locator(f'[data-uid$="--{kind}"]')


def mirror(page: Page, kind: str) -> Locator:
    return page.locator(f'[data-field="kinds--{kind}"] > .gb-mirror > .gb-mirror__text')


def answer_everything(page: Page) -> None:
    for kind, (text, _) in TYPED.items():
        field(page, f"kinds--{kind}").fill(text)
        in_cell(page, kind).fill(text)
    field(page, "kinds--select").select_option("no")
    for kind, value in CHOSEN.items():
        option(page, kind, value).check()
        in_cell(page, kind).and_(page.locator(f'[value="{value}"]')).check()
    box(page, "log").check()
    saved(page, "kinds")
