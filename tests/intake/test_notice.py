"""Draft notices: what is one, what only looks like one, and where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.intake.notice import is_notice, is_notice_comment
from macros.intake.raw import Refusal
from tests.intake.page import said, shown, take_in, under_title

PLAIN = [
    "DRAFT",
    "draft!",
    "Draft 3",
    "DRAFT v2",
    "First draft",
    "Draft version",
    "Draft, 12 March 2024",
    "Draft - do not publish",
    "Draft — do not publish",
    "DRAFT -- NOT FOR PUBLICATION",
    "First draft - for review only",
    "This is a first draft",
    "This is a draft of the chapter.",
    "Note: this is a first draft, please do not share",
    "Chapter 5: draft",
    "WIP",
    "Work in progress",
    "Work-in-progress.",
    "This chapter is still a work in progress.",
    "This chapter is unfinished; the author will come back to it",
    "This section is not yet finished.",
    "This chapter is incomplete and will be finished later.",
    "The chapter is not finished; I will come back to it later.",
    "The author will return to finish this chapter.",
    "This chapter has not been finished.",
    "not finished yet",
    "Unfinished - will return to this",
    "(unfinished)",
    "[Draft]",
    "(Draft – not final)",
    "[TODO: add an example about meetings]",
    "TODO: finish",
    "TODO finish this chapter",
    "To do: finish this chapter",
    "TBD",
    "To be completed",
    "To be continued…",
    "More to come",
    "Rest of the chapter to follow.",
    "Coming soon",
    "Under construction",
]
SET_APART = [
    "This chapter has not been completed - author to come back",
    "Chapter 4 is not finished, I'll come back to this next week",
    "DRAFT: Maria to check the numbers",
    "[draft: waiting for the editor]",
    "Unfinished: add a story about the fair",
    "This chapter is unfinished – the author plans to finish it after the holidays",
    "(This chapter was left unfinished by the author. Will return later.)",
]
ORDINARY = [
    "Draft a short message to one person you know.",
    "Write a first draft of your introduction.",
    "Draft: a short message you can send today",
    "Your draft is ready when a friend can read it in one minute.",
    "The draft is not final until a friend has read it.",
    "First drafts are never perfect, and that is fine.",
    "This is a draft you can send today.",
    "Finish your draft before you send it.",
    "Publish a draft, then ask for comments.",
    "This chapter is incomplete without a pen.",
    "Unfinished business is worth a telephone call.",
    "Your list is a work in progress, and so are you.",
    "Your list of people is never finished.",
    "We will return to this in chapter 4.",
    "I will come back to this point later.",
    "To do",
    "To do: call three people",
    "Complete the sentence.",
    "Do not publish your telephone number.",
    "Coming soon to your town: a fair.",
    "Not ready yet?",
    "Not finished yet?",
    "Note: the fair is free.",
    "Review",
    "Chapter 5",
    "Conclusion",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_usual_wording_is_a_draft_notice(text: str) -> None:
    assert is_notice(text)


@pytest.mark.parametrize("text", SET_APART)
def test_a_remark_set_apart_is_a_draft_notice(text: str) -> None:
    assert is_notice(text, marked=True)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_sentence_is_no_draft_notice(text: str) -> None:
    assert not is_notice(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_sentence_in_bold_is_no_draft_notice(text: str) -> None:
    assert not is_notice(text, marked=True)


def test_a_comment_needs_only_a_word_about_the_draft() -> None:
    assert is_notice_comment(" second draft, Maria, May ")
    assert not is_notice_comment(" picture: ask Tom ")


FORMS = {
    "plain": "DRAFT",
    "bold": "**DRAFT**",
    "italic": "*Draft - do not publish*",
    "bold over two lines": "**This chapter is a draft.\nPlease do not share.**",
    "bold and italic": "***Draft***",
    "quote": "> **Note:** this is a first draft, please do not share.",
    "brackets": "[Draft]",
    "comment": "<!-- draft 2, to be checked -->",
    "hidden remark": "[//]: # (draft, not for publication)",
    "heading": "# DRAFT",
    "HTML": "<p><b>DRAFT</b></p>",
    "between rules": "---\n\nDRAFT\n\n---",
    "link target": "[TODO]: finish",
}


@pytest.mark.parametrize("notice", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("place", ["before the title", "after the title", "at the end"])
def test_a_notice_in_any_form_goes_to_the_front_matter(tmp_path: Path, notice: str, place: str) -> None:
    order = {
        "before the title": [notice, "# Seeds", "Seeds keep for years."],
        "after the title": ["# Seeds", notice, "Seeds keep for years."],
        "at the end": ["# Seeds", "Seeds keep for years.", notice],
    }
    chapter = take_in(tmp_path, "\n\n".join(order[place]) + "\n")
    assert chapter.meta["status"] == "draft"
    assert chapter.meta["taken_in"]["notice"]
    assert chapter.title == "Seeds"
    assert shown(chapter).text == "Seeds Seeds keep for years."


PARTS = {
    "[Draft] Seeds keep for years.": "Seeds keep for years.",
    "DRAFT: Seeds keep for years.": "Seeds keep for years.",
    "**DRAFT** Seeds keep for years.": "Seeds keep for years.",
    "**DRAFT**\nSeeds keep for years.": "Seeds keep for years.",
    "This chapter is unfinished. Seeds keep for years.": "Seeds keep for years.",
    "Seeds keep for years. To be continued.": "Seeds keep for years.",
    "Seeds keep for years. (unfinished)": "Seeds keep for years.",
    "Seeds keep for years.\n*Work in progress*": "Seeds keep for years.",
    "Seeds keep for years. **TBC**": "Seeds keep for years.",
}


@pytest.mark.parametrize(("text", "left"), PARTS.items())
def test_a_paragraph_that_begins_or_ends_with_a_notice_keeps_its_other_words(
    tmp_path: Path, text: str, left: str
) -> None:
    chapter = take_in(tmp_path, f"# Seeds\n\n{text}\n")
    assert chapter.meta["status"] == "draft"
    assert under_title(chapter) == left


@pytest.mark.parametrize(
    "heading", ["# Seeds (draft)", "# [DRAFT] Seeds", "# DRAFT: Seeds", "# Seeds - DRAFT"]
)
def test_a_notice_within_the_title_is_taken_out_of_it(tmp_path: Path, heading: str) -> None:
    chapter = take_in(tmp_path, f"{heading}\n\nSeeds keep for years.\n")
    assert chapter.title == "Seeds"
    assert chapter.meta["status"] == "draft"


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_sentence_stays_at_start_and_end(tmp_path: Path, text: str) -> None:
    chapter = take_in(tmp_path, f"# Seeds\n\n{text}\n\nSeeds keep for years.\n\n{text}\n")
    assert "status" not in chapter.meta
    assert under_title(chapter) == f"{text}\n\nSeeds keep for years.\n\n{text}"


def test_a_notice_set_apart_within_the_text_is_moved_too(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "# Seeds\n\nOne.\n\n**TODO: finish this section**\n\nTwo.\n")
    assert under_title(chapter) == "One.\n\nTwo."
    assert chapter.meta["taken_in"]["notice"] == "TODO: finish this section"


def test_a_heading_within_the_text_that_says_draft_stays_and_is_reported(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "# Letters\n\nThree steps.\n\n## Draft\n\nWrite.\n\n## Send\n\nPost it.\n")
    assert "status" not in chapter.meta
    assert "## Draft" in chapter.body
    assert '"Draft" within the text reads like a draft notice' in said(chapter, decide=True)


def test_several_notices_are_all_kept_in_the_record(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "DRAFT\n\n# Seeds\n\nSeeds keep for years.\n\nTo be completed\n")
    assert chapter.meta["taken_in"]["notice"] == "DRAFT; To be completed"
    assert 'moved to the front matter: "DRAFT"' in said(chapter, decide=False)
    assert "status: draft" in said(chapter, decide=True)


def test_nothing_but_a_notice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="nothing but a draft notice"):
        take_in(tmp_path, "**This chapter is unfinished; the author will come back to it.**\n")
