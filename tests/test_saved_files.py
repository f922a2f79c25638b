"""What readers save can be read by others: the files keep to their published form, and text stays text."""

from __future__ import annotations

import copy
import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from tests.conftest import EXTENSIONS, ROOT

PAYLOADS: list[str] = json.loads((ROOT / "tests/payloads.json").read_text(encoding="utf-8"))
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs/about/answers.schema.json").read_text(encoding="utf-8"))
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def files(answers: dict[str, Any], *, fields: list[dict[str, Any]]) -> dict[str, Any]:
    """The text of each file that is saved of these answers to the fields of the tool `t`."""
    deno = Path(sys.executable).with_name("deno")
    book = {"pages": [{"title": "P", "tools": [{"id": "t", "title": "T", "fields": fields}]}], "people": []}
    done = subprocess.run(
        [deno, "run", "--quiet", "--config", ROOT / "tests/deno.json", ROOT / "tests/js/saved_files.js"],
        input=json.dumps({"book": book, "answers": answers}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def saved() -> dict[str, Any]:
    """Files in which each of the payloads is an answer, a line, a cell and a name of a question."""
    columns = [{"id": name, "kind": "text", "label": name} for name in ("one", "two")]
    fields: list[dict[str, Any]] = [
        {"id": f"f{number}", "kind": "textarea", "label": payload} for number, payload in enumerate(PAYLOADS)
    ]
    fields += [{"id": "lines", "kind": "list", "label": "Lines"}]
    fields += [{"id": "table", "kind": "table", "label": "Table", "columns": columns}]
    answers: dict[str, Any] = {}
    for number, payload in enumerate(PAYLOADS):
        answers[f"t--f{number}"] = f"{payload}\n{payload}"
        answers[f"t--lines--r{number:03}--text"] = payload
        answers[f"t--table--r{number:03}--one"] = payload
        answers[f"t--table--r{number:03}--two"] = f"x{payload}"
    return files(answers, fields=fields)


class Tags(HTMLParser):
    """Every tag with its attributes, and the text between them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[tuple[str, tuple[tuple[str, str | None], ...]]] = set()
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add((tag, tuple(attrs)))
        self._open.append(tag)
        if tag not in ("br", "hr", "meta"):
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = [one for one in self._open if one != tag]

    def handle_data(self, data: str) -> None:
        for tag in self._open:
            if self.texts.get(tag):
                self.texts[tag][-1] += data


def tags_in(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    tags.close()
    return tags


def folded(text: str) -> str:
    """What a browser makes of text: one space for many, and a sign for what it cannot show."""
    return re.sub(r"[\s\x00-\x1f\x85\u2028\u2029]+", " ", text.replace("\0", "\ufffd")).strip()


def test_payloads_are_many_and_different() -> None:
    assert len(set(PAYLOADS)) >= 200


def test_files_of_answers_keep_to_their_published_form(saved: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    schema = Draft202012Validator(SCHEMA)
    schema.validate(json.loads(saved["answers"]))
    schema.validate(json.loads(saved["locked"]))
    some = files({"t--a": True, "t--rows": ["r1", "r2"], "t--b": "x"}, fields=[])
    schema.validate(json.loads(some["answers"]))
    schema.validate(json.loads(files({}, fields=[])["answers"]))


BROKEN: dict[str, Callable[[dict[str, Any]], object]] = {
    "another format": lambda file: file.update(format="answers"),
    "a later version": lambda file: file.update(version=2),
    "no guide": lambda file: file.pop("site"),
    "no answers": lambda file: file.pop("answers"),
    "no checksum": lambda file: file.pop("checksum"),
    "a checksum of another kind": lambda file: file.update(checksum="sha256:00"),
    "a day without a time": lambda file: file.update(exportedAt="2027-02-05"),
    "an answer without a name": lambda file: file["answers"][0].pop("uid"),
    "an answer with a name that is none": lambda file: file["answers"][0].update(uid="__proto__"),
    "an answer without a time": lambda file: file["answers"][0].pop("time"),
    "a removed answer": lambda file: file["answers"][0].update(value=None),
    "an answer that is an object": lambda file: file["answers"][0].update(value={"a": 1}),
    "a list of other things than words": lambda file: file["answers"][0].update(value=[1]),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_file_with_a_flaw_does_not(what: str, saved: dict[str, Any]) -> None:
    file = copy.deepcopy(json.loads(saved["answers"]))
    BROKEN[what](file)
    assert not Draft202012Validator(SCHEMA).is_valid(file)


LOCKED: dict[str, Callable[[dict[str, Any]], object]] = {
    "rounds without an end": lambda file: file["kdf"].update(iterations=10**9),
    "a weak hash": lambda file: file["kdf"].update(hash="SHA-1"),
    "a short salt": lambda file: file["kdf"].update(salt="AAAA"),
    "no iv": lambda file: file.pop("iv"),
    "data that is no base64": lambda file: file.update(data="*"),
}


@pytest.mark.parametrize("what", LOCKED)
def test_a_locked_file_with_a_flaw_does_not(what: str, saved: dict[str, Any]) -> None:
    file = copy.deepcopy(json.loads(saved["locked"]))
    LOCKED[what](file)
    assert not Draft202012Validator(SCHEMA).is_valid(file)


def test_nothing_in_an_answer_becomes_part_of_the_page(saved: dict[str, Any]) -> None:
    found = tags_in(saved["html"])
    plain = {"head", "body", "h1", "h2", "h3", "h4", "p", "dl", "dt", "dd", "ul", "title", "style", "table"}
    plain |= {"thead", "tbody", "tr", "th"}
    for tag, attributes in found.tags:
        allowed = {"html": ("lang", "dir"), "meta": ("charset", "http-equiv", "content", "name")}.get(tag, ())
        allowed += ("dir",) if tag in ("dd", "td", "li") else ()
        assert tag in plain | {"html", "meta", "dd", "td", "li"}
        assert {name for name, _ in attributes} <= set(allowed), tag
    assert [folded(one) for one in found.texts["dt"][: len(PAYLOADS)]] == [folded(one) for one in PAYLOADS]
    assert [folded(one) for one in found.texts["li"]] == [folded(one) for one in PAYLOADS]
    cells = [folded(one) for one in found.texts["td"]]
    assert cells == [folded(one) for payload in PAYLOADS for one in (payload, f"x{payload}")]


def test_nothing_in_an_answer_becomes_markdown(saved: dict[str, Any]) -> None:
    github = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    plain = {"h1", "h2", "h3", "p", "strong", "blockquote", "br", "ul", "li", "table", "thead", "tbody"}
    plain |= {"tr", "th", "td"}
    found = tags_in(github.render(saved["markdown"]))
    assert found.tags == {(tag, ()) for tag in plain}
    assert [folded(one) for one in found.texts["li"]] == [folded(one) for one in PAYLOADS]
    assert [folded(one) for one in found.texts["strong"][: len(PAYLOADS)]] == [
        folded(one) for one in PAYLOADS
    ]
    cells = [folded(one) for one in found.texts["td"]]
    assert [re.sub(r"\s", "", one) for one in cells] == [
        re.sub(r"\s", "", folded(one)) for payload in PAYLOADS for one in (payload, f"x{payload}")
    ]


def test_nothing_in_an_answer_becomes_markup_of_this_site_either(saved: dict[str, Any]) -> None:
    text = saved["markdown"].encode("utf-8", "replace").decode()
    found = tags_in(markdown.markdown(text, extensions=EXTENSIONS))
    refused = {"a", "img", "script", "code", "pre", "abbr", "details", "div", "em", "hr", "iframe", "svg"}
    assert not {tag for tag, _ in found.tags} & refused
    named = {
        name for tag, attributes in found.tags for name, _ in attributes if tag not in ("h1", "h2", "h3")
    }
    assert named <= {"start"}


def test_a_spreadsheet_finds_every_cell_and_no_formula(saved: dict[str, Any]) -> None:
    [text] = saved["csv"]
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert rows[0] == ["one", "two"]
    assert len(rows) == len(PAYLOADS) + 1
    for row, payload in zip(rows[1:], PAYLOADS, strict=True):
        for cell, answer in zip(row, (payload, f"x{payload}"), strict=True):
            assert not cell.startswith(FORMULA)
            assert not re.search(r"[;\t]\s*[=+\-@]", cell)
            assert cell.startswith("'") or not answer.startswith(FORMULA)
            assert re.sub(r"^'|(?<=[;\t])'", "", cell) == re.sub(
                r"^'|(?<=[;\t])'", "", answer.replace("\0", "")
            )
