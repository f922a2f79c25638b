"""Each kind of field says its example in people's words, and draws a whole form without script."""

from __future__ import annotations

import pytest

from macros.fields import kinds
from macros.render import Renderer
from macros.words import read_words
from tests.conftest import ReadPages

OPTIONS = {"hello": "One hello", "log": "Log notes"}

SPOKEN = [
    ("text", {}, "3 <b>", "3 <b>"),
    ("number", {"min": 10, "max": 120}, "30", "30"),
    ("date", {}, "2027-02-05", "5 February 2027"),
    ("dates", {"max": 3}, "2027-02-05,2027-03-05", "5 February 2027, 5 March 2027"),
    ("time", {}, "08:30", "08:30"),
    ("datetime", {}, "2027-04-03 10:00", "3 April 2027 at 10:00"),
    ("datetime", {}, "2027-04-03T10:00", "3 April 2027 at 10:00"),
    ("select", {"options": OPTIONS}, "log", "Log notes"),
    ("radio", {"options": OPTIONS}, "hello", "One hello"),
    ("checkboxes", {"options": OPTIONS}, "hello,log", "One hello · Log notes"),
    ("scale", {"steps": 5, "low": "easy", "high": "very tiring"}, "4", "4 of 5"),
    ("email", {}, "nadia@example.org", "nadia@example.org"),
    ("phone", {}, "+33 1 23 45 67 89", "+33 1 23 45 67 89"),
    ("link", {}, "https://example.org/fair", "https://example.org/fair"),
    ("tags", {}, "planning,  writing", "planning · writing"),
]


@pytest.mark.parametrize(("kind", "settings", "example", "spoken"), SPOKEN)
def test_an_example_is_said_as_people_say_it(
    kind: str, settings: dict[str, object], example: str, spoken: str
) -> None:
    assert Renderer(read_words()).spoken(kind, example, settings) == spoken


@pytest.mark.parametrize(("kind", "settings", "example", "spoken"), SPOKEN)
def test_a_good_example_is_accepted(
    kind: str, settings: dict[str, object], example: str, spoken: str, read_pages: ReadPages
) -> None:
    given = "".join(f", {name}={value!r}" for name, value in settings.items())
    field = f'{{{{ field("one", kind="{kind}", label="One", example="{example}"{given}) }}}}'
    page = f'{{% call worksheet("sheet", title="Sheet") %}}\n{field}\n{{% endcall %}}\n'
    assert not read_pages({"page.md": page}).problems


def drawn(**field: object) -> str:
    """The HTML of one field."""
    whole = {"id": "one", "label": "One", "help": "", "example": "", "settings": {}, "columns": ()} | field
    labelled = kinds()[str(whole["kind"])].labelled
    data = whole | {"field": whole, "uid": "sheet--one", "labelled": labelled}
    return Renderer(read_words()).html("field", **data)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"min": 10, "max": 120}, "From 10 to 120"),
        ({"min": 10, "max": None}, "From 10 up"),
        ({"min": None, "max": 120}, "Up to 120"),
    ],
)
def test_readers_are_told_which_numbers_fit(settings: dict[str, object], told: str) -> None:
    html = drawn(kind="number", settings=settings, help="Short is better.")
    assert f'id="sheet--one~range">{told}<' in html
    assert 'aria-describedby="sheet--one~help sheet--one~range"' in html


def test_a_number_without_bounds_tells_none() -> None:
    assert "~range" not in drawn(kind="number", settings={"min": None, "max": None})


def test_each_circle_of_a_group_holds_the_uid_and_has_an_id_of_its_own() -> None:
    html = drawn(kind="radio", settings={"options": {"help": "Help", "none": "None"}}, help="Pick.")
    assert html.count('name="sheet--one" data-uid="sheet--one" data-kind="radio"') == 3
    for id in ("sheet--one~help", "sheet--one~none", "sheet--one~", "sheet--one~~help"):
        assert html.count(f'id="{id}"') == 1
    assert 'aria-describedby="sheet--one~~help"' in html


def test_each_box_of_a_group_is_an_answer_of_its_own() -> None:
    html = drawn(kind="checkboxes", settings={"options": OPTIONS})
    assert 'data-uid="sheet--one--hello--on"' in html
    assert 'data-uid="sheet--one--log--on"' in html


def test_a_scale_has_words_for_its_ends() -> None:
    html = drawn(kind="scale", settings={"steps": 3, "low": "easy", "high": "tiring"})
    assert [f'value="{one}"' in html for one in (1, 2, 3, 4)] == [True, True, True, False]
    assert "1 easy" in html
    assert "3 tiring" in html


def test_markup_in_labels_and_options_stays_text() -> None:
    assert "&lt;b&gt;" in drawn(kind="radio", settings={"options": {"a": "<b>", "b": "B"}})
