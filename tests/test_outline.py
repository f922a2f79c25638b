"""The page that hands readers their answers knows what each question is called and how it is answered."""

from __future__ import annotations

from typing import Any

from macros.outline import outline
from tests.conftest import ReadPages

CHECKLIST = """{% call checklist("goal-check", title="Is your goal ready?") %}
- [ ] Write **one** [goal](https://example.org). ^one-goal
{% endcall %}
"""
WORKSHEET = """{% call worksheet("wins-log", title="Wins log") %}
{{ field("mood", kind="radio", label="Mood", options={"up": "Up", "down": "Down"}) }}
{{ field("cost", kind="scale", label="Cost", low="easy", high="hard") }}
{% call table("wins", label="Wins", rows={"guide": "Guide"}) %}
{{ column("did", kind="text", label="What I did") }}
{% endcall %}
{% call people("circle", label="My people") %}
{{ column("name", kind="text", label="Name") }}
{% endcall %}
{% endcall %}
"""


def chapter(text: str) -> str:
    return f"---\ntitle: A chapter\nkind: chapter\ntime: 8 min\n---\n\n{text}"


def of(read_pages: ReadPages, pages: dict[str, str]) -> dict[str, Any]:
    reading = read_pages(pages)
    assert not reading.problems
    return outline(reading.book, {"two.md": "two/", "index.md": "", "one.md": "one/"})


def test_an_item_is_told_in_words_without_marks(read_pages: ReadPages) -> None:
    [page] = of(read_pages, {"one.md": chapter(CHECKLIST)})["pages"]
    [tool] = page["tools"]
    assert (page["title"], tool["title"]) == ("A chapter", "Is your goal ready?")
    assert tool["fields"] == [{"id": "one-goal", "kind": "tick", "label": "Write one goal."}]


def test_a_question_is_told_with_all_that_makes_words_of_its_answers(read_pages: ReadPages) -> None:
    found = of(read_pages, {"one.md": chapter(WORKSHEET)})
    mood, cost, wins, circle = found["pages"][0]["tools"][0]["fields"]
    assert mood["options"] == [["up", "Up"], ["down", "Down"]]
    assert cost["steps"] == 5
    assert wins["rows"] == [["guide", "Guide"]]
    assert [column["id"] for column in wins["columns"]] == ["did"]
    assert circle == {"id": "circle", "kind": "people", "label": "My people"}
    assert found["people"] == [{"id": "name", "kind": "text", "label": "Name"}]


def test_pages_stand_in_the_order_of_the_menu_and_drafts_are_left_out(read_pages: ReadPages) -> None:
    draft = chapter(CHECKLIST).replace("kind: chapter", "kind: chapter\nstatus: draft").replace("goal-", "x-")
    pages = {"one.md": chapter(CHECKLIST), "two.md": chapter(WORKSHEET), "index.md": draft}
    found = of(read_pages, pages)["pages"]
    assert [page["tools"][0]["id"] for page in found] == ["wins-log", "goal-check"]
