"""The filled example of a worksheet stands beside the reader's own answers, and never among them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import sites
from tests.browser.reader import field, ready, saved
from tests.browser.test_paper import printed, without_dialog

PAGE = """\
# Example

{% call worksheet("post", title="Message builder", example_by="Thuy, music teacher, Da Nang") %}
{{ field("to", kind="text", label="To whom", example="Ama K.") }}
{{ field("sign", kind="text", label="How you sign off") }}
{% call table("wins", label="Wins") %}
{{ column("did", kind="text", label="What", example="Forty children played in May") }}
{% endcall %}
{% call compose("draft", label="Your message") %}
Dear {to},
- {wins.did}
{% endcall %}
{% endcall %}
"""


@pytest.fixture(scope="module")
def example_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with sites.with_chapter(tmp_path_factory.mktemp("example"), "example", PAGE) as chapter:
        yield chapter.address


def test_an_example_is_printed_alone_and_holds_nothing_of_the_reader(page: Page, example_page: str) -> None:
    page.goto(example_page)
    ready(page)
    without_dialog(page)
    field(page, "post--to").fill("My own friend")
    saved(page, "post")
    fold = page.locator("#post > .gb-example")
    fold.locator("summary").click()
    expect(fold).to_contain_text("Dear Ama K.,")
    expect(fold).not_to_contain_text("My own friend")
    expect(fold.locator("[data-uid]")).to_have_count(0)
    assert "Forty children" not in printed(page), "with the page, an example is not printed"
    fold.get_by_role("button", name="Print this example").click()
    paper = printed(page)
    assert "Example: Message builder · Thuy, music teacher, Da Nang" in paper
    assert "Dear Ama K.," in paper
    assert "Forty children played in May" in paper
    assert "My own friend" not in paper
    assert "How you sign off" not in paper
    assert "Print this example" not in paper
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "My own friend" in printed(page)
