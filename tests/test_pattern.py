"""A pattern and answers make a text without holes; the browser does the same with the same cases."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.composing import composed
from macros.errors import AuthorError
from macros.pattern import Pattern, parse_pattern
from tests.golden import check_golden

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "patterns.json").read_text("utf-8"))


def parsed(lines: list[str]) -> Pattern:
    return parse_pattern(enumerate(lines, 1))[0]


def answers_of(plain: dict[str, Any]) -> dict[str, Any]:
    """Write out the answers of a case, where a string is an answer without a choice."""

    def said(one: Any) -> Any:
        if isinstance(one, list):
            return [{name: said(cell) for name, cell in row.items()} for row in one]
        return {"text": one, "chosen": []} if isinstance(one, str) else one

    return {name: said(one) for name, one in plain.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_pattern_makes_its_text(case: dict[str, Any]) -> None:
    assert composed(parsed(case["pattern"]), answers_of(case["answers"])) == case["text"]


def test_the_browser_is_given_the_same_cases() -> None:
    """As data: it is given patterns that are parsed already."""
    written = [
        one | {"pattern": parsed(one["pattern"]), "answers": answers_of(one["answers"])} for one in CASES
    ]
    text = json.dumps(written, ensure_ascii=False, indent=1)
    check_golden(f"{text}\n", Path(__file__).parent / "golden" / "patterns.json")


NAMES = ["a", "b", "kind", "t.x", "t.y"]
WORDS = ["I teach ", " in ", ", and ", ".", "!", " (", ")", ": ", " because ", "Thanks", "?"]
ANSWERS = ["", " ", "music", "a  b", "Ama K.", "Yes!", "so;", "one\ntwo", "wait…", "-", "end.", "?", "(x)"]

asked = st.sampled_from([f"{{{name}}}" for name in NAMES[:3]])
optional = st.tuples(st.sampled_from(["", " ", ", ", " because "]), asked).map(
    lambda two: f"[{two[0]}{two[1]}]"
)
condition = st.sampled_from(["", "", "{kind=one}", "{kind=two|three} ", "{a?} ", "- ", "{b?}- "])
# A sentence as people write one: words, then one answer and whatever is optional, then its end.
sentence = st.tuples(
    condition,
    st.sampled_from(["", "I teach ", "Dear ", "Because "]),
    st.one_of(asked, optional),
    st.lists(st.one_of(optional, st.sampled_from([" and more", ", you know"]).map(str)), max_size=3).map(
        "".join
    ),
    st.sampled_from(["", ".", "?", ",", "!"]),
).map("".join)
row = st.fixed_dictionaries({}, optional={name: st.sampled_from(ANSWERS) for name in ("x", "y")})
plain = st.fixed_dictionaries(
    {},
    optional={
        "a": st.sampled_from(ANSWERS),
        "b": st.sampled_from(ANSWERS),
        "kind": st.sampled_from(["one", "two"]).map(lambda one: {"text": one, "chosen": [one]}),
        "t": st.lists(row, max_size=3),
    },
)
rows = st.sampled_from(["- {t.x}[: {t.y}]", "{t.y} is [{t.x}].", "- [{t.x}], [{t.y}]", ""])


@given(st.lists(st.one_of(sentence, rows), min_size=1, max_size=6), plain)
@example(["[{a}], you know."], {"a": ""})
@example(["{a}", "[, {a}]"], {"a": "music"})
def test_no_text_has_a_hole(lines: list[str], plain: dict[str, Any]) -> None:
    try:
        pattern = parsed(lines)
    except AuthorError:
        return  # nothing but conditions and blank lines
    text = composed(pattern, answers_of(plain))
    assert not re.search(r"[{}\[\]]", text)
    assert "  " not in text
    assert not re.search(r"[ \n][.,;:!?]", text), text
    assert not re.search(r"[,;:][.,;:!?]|\.\.|\.[!?,]", text.replace("K.", "K")), text
    assert not re.search(r"^-? ?$", text, re.M) or "\n\n" in text or text == ""
    assert "- \n" not in text
    assert "\n\n\n" not in text
    assert text == text.strip()
