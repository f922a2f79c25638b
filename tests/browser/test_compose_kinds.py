"""A text says the answer of every kind of field as the filled example says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import sites
from tests.browser.conftest import watched
from tests.browser.reader import field, ready, saved
from tests.browser.test_access import AXE, violations

PAGE = """\
# Kinds

{% call worksheet("all", title="All") %}
{{ field("number", kind="number", label="Number", example="30") }}
{{ field("time", kind="time", label="Time", example="08:30") }}
{{ field("when", kind="datetime", label="When", example="2027-04-03 10:00") }}
{{ field("way", kind="radio", label="Way", example="call",
         options={"call": "By phone", "text": "In writing"}) }}
{{ field("acts", kind="checkboxes", label="Acts", options={"hello": "Say hello", "log": "Keep notes"},
         example="hello, log") }}
{{ field("energy", kind="scale", label="Energy", steps=5, low="easy", high="tiring", example="4") }}
{{ field("mail", kind="email", label="Mail", example="nadia@example.org") }}
{{ field("skills", kind="tags", label="Skills", example="planning, writing") }}
{{ field("seek", kind="list", label="Seek", example="Mill stand") }}
{{ field("days", kind="dates", label="Days", example="2027-04-30") }}
{{ field("friend", kind="person", label="Friend", example="Ama K.") }}
{% call table("roles", label="Roles", rows={"guide": "Guide", "peer": "Peer"}) %}
{{ column("ask", kind="text", label="Ask", example="How to start") }}
{% endcall %}

{% call compose("text", label="Text") %}
- {number} minutes at {time}, on {when}
- {way}
{way=call}- Condition on a circle
{acts=log}- Condition on a box
{energy=4|5}- Condition on a scale
- {acts}
- {energy}
- {mail}
- {skills}
- {seek}
- {days}
- {friend}
- {roles.ask}
{% endcall %}
{% endcall %}
"""

TEXT = """\
- 30 minutes at 08:30, on 3 April 2027 at 10:00
- By phone
- Condition on a circle
- Condition on a box
- Condition on a scale
- Say hello, Keep notes
- 4 of 5
- nadia@example.org
- planning, writing
- Mill stand
- 30 April 2027
- Ama K.
- How to start"""


@pytest.fixture(scope="module")
def kinds_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with sites.with_chapter(tmp_path_factory.mktemp("kinds"), "kinds", PAGE) as chapter:
        yield chapter.address


def fill_in(page: Page) -> None:
    for name, answer in {
        "number": "30",
        "time": "08:30",
        "when": "2027-04-03T10:00",
        "mail": "nadia@example.org",
        "skills": "planning, writing",
        "friend": "Ama K.",
        "roles--guide--ask": "How to start",
    }.items():
        field(page, f"all--{name}").fill(answer)
    page.locator('[data-field="all--seek"] .gb-rows__own .gb-control').first.fill("Mill stand")
    page.locator('[data-field="all--days"] .gb-rows__own .gb-control').first.fill("2027-04-30")
    page.get_by_label("By phone").check()
    page.get_by_label("Say hello").check()
    page.get_by_label("Keep notes").check()
    page.locator('[data-uid="all--energy"][value="4"]').check(force=True)


def test_a_text_says_every_kind_in_peoples_words(page: Page, kinds_page: str) -> None:
    page.goto(kinds_page)
    ready(page)
    fill_in(page)
    text = page.locator('[data-field="all--text"] .gb-mirror__text')
    expect(text).to_have_text(" ".join(TEXT.split()))
    assert text.evaluate("(region) => region.textContent") == TEXT
    saved(page, "all")
    page.reload()
    expect(text).to_have_text(" ".join(TEXT.split()))


def test_the_example_says_the_same(page: Page, kinds_page: str) -> None:
    page.goto(kinds_page)
    example = page.locator("#all > .gb-example .gb-example__text").last
    assert example.evaluate("(text) => text.textContent") == TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_text_and_an_open_example(
    scheme: Any, chromium: Browser, kinds_page: str
) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 320, "height": 800})
    page = watched(context.new_page())
    page.goto(kinds_page)
    ready(page)
    fill_in(page)
    page.locator("#all > .gb-example summary").click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()
