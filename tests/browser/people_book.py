"""Two worksheets that share the list of people, and what readers do with it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.browser.reader import field

MAP = """\
# Map

{% call worksheet("map", title="Map the people you know") %}
{% call people("people", label="People", help="Start with ten.") %}
{{ column("name", kind="text", label="Name or initials", help="Only you can see this.") }}
{{ column("circle", kind="select", label="Circle", options={"work": "Work", "study": "Study"}) }}
{{ column("field", kind="text", label="Their field") }}
{{ column("knows", kind="person", label="Who do they know?", many=true) }}
{% endcall %}
{{ field("next-three", kind="person", label="Three people to contact next", max=3) }}
{% endcall %}
"""
PLAN = """\
# Plan

{% call worksheet("plan", title="Plan") %}
{{ field("helper", kind="person", label="Who I will tell", help="Type a name.", example="Ama K.") }}
{% call table("leads", label="Leads") %}
{{ column("person", kind="person", label="Person who can help") }}
{{ column("step", kind="text", label="Next step") }}
{% endcall %}
{% endcall %}
"""

NAV = """\
nav:
  - Home: index.md
  - Book:
      - chapters/map.md
      - chapters/plan.md
  - Workbook:
      - workbook/people.md
  - About: about/privacy.md
"""

PAGES = {"map": MAP, "plan": PLAN}

ODD_NAMES = ["<b>Bo</b> & “Co”", "سامي البغدادي", "Zoë 👩🏽‍🏭", "Maximiliana-Theodora Wolfeschlegelstein III"]


def people_book(copy: Path) -> Path:
    """Make the book in the folder `copy` one of two worksheets and the page of people."""
    docs = copy / "docs"
    for page in docs.rglob("*.md"):
        if page.name != "people.md":
            page.unlink()
    (docs / "ids.lock.yml").write_text("site: networking-guidebook\n")
    (docs / "index.md").write_text("# Home\n")
    (docs / "about/privacy.md").write_text("# Privacy\n")
    for name, text in PAGES.items():
        (docs / f"chapters/{name}.md").write_text(text, encoding="utf-8")
    settings = copy / "mkdocs.yml"
    text = re.sub(r"(?m)^nav:\n(?:  .*\n)+", NAV, settings.read_text(encoding="utf-8"))
    settings.write_text(text, encoding="utf-8")
    return copy


def name(page: Page, uid: str, text: str) -> None:
    """Type a name into a field and leave it."""
    field(page, uid).fill(text)
    field(page, uid).press("Tab")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Your people").get_by_role("option")


def offer(page: Page, text: str) -> Locator:
    """The button of a line in the foot of a tool."""
    return page.locator(".gb-tool__undo").get_by_role("button", name=text, exact=True)
