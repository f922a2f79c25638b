"""No word of a tool is lost between two sheets of paper."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.browser.reader import ready
from tests.browser.test_paper import sheets

CHAPTERS = ("overview", "benefits", "career-advancement", "skills", "grow-and-keep")
WORDS = ".gb-tool__title, .gb-tool__why, .gb-item__text, .gb-field__label"
SAID = f"""[...document.querySelectorAll("{WORDS}")]
    .filter((one) => !one.closest(".gb-rows__own, .gb-item__menu, .gb-copies"))
    .map((one) => one.textContent)"""


def letters(text: str) -> str:
    """What is left when lines are broken in another way."""
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_title_reason_item_and_question_is_printed(chapter: str, page: Page, address: str) -> None:
    page.goto(f"{address}/chapters/{chapter}/")
    ready(page)
    said: list[str] = page.evaluate(SAID)
    document = pypdfium2.PdfDocument(sheets(page))
    paper = letters(" ".join(sheet.get_textpage().get_text_range() for sheet in document))
    document.close()
    assert len(said) > 30
    assert [text for text in said if letters(text) not in paper] == []
