"""The ledger of evidence is read as it stands, and every slip in it is told with its line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from macros.errors import AuthorError
from macros.evidence import Evidence, read_evidence
from tests.conftest import ROOT, ReadPages

ENTRY = """\
# How sure we are.
liu2023:
  claim: A hello is welcome.
  figure: more than 5,900 people
  short: Liu and others, 2023
  reference: Liu, Rim, Min and Min (2023). Journal
  doi: 10.1037/pspi0000402
  kind: experiment
  strength: good
  limit: It measured how glad people were.
  status: ok
  checked: 2026-11-21
"""


def read(folder: Path, text: str) -> Evidence:
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs/evidence.yml").write_text(text, encoding="utf-8")
    return read_evidence(folder / "docs")


def test_an_entry_is_read_with_all_that_is_known(tmp_path: Path) -> None:
    evidence = read(tmp_path, ENTRY)
    assert not evidence.problems
    one = evidence.source("liu2023")
    assert (one.short, one.doi, one.checked) == (
        "Liu and others, 2023",
        "10.1037/pspi0000402",
        datetime.date(2026, 11, 21),
    )


def test_a_book_without_a_ledger_can_cite_nothing(tmp_path: Path) -> None:
    evidence = read_evidence(tmp_path)
    assert not evidence.problems
    with pytest.raises(AuthorError, match="is not in docs"):
        evidence.source("liu2023")


def test_what_was_retracted_cannot_be_cited(tmp_path: Path) -> None:
    note = "  note: The journal said so.\n"
    evidence = read(tmp_path, ENTRY.replace("status: ok\n", f"status: retracted\n{note}"))
    assert not evidence.problems
    with pytest.raises(AuthorError, match="was retracted: The journal said so"):
        evidence.source("liu2023")


@pytest.mark.parametrize(
    ("right", "wrong", "line", "what"),
    [
        ("  claim: A hello is welcome.\n", "", 2, "'liu2023' lacks 'claim'"),
        ("claim: A hello", "clam: A hello", 2, "'liu2023' has the unknown part 'clam'"),
        ("kind: experiment", "kind: hearsay", 8, "'liu2023' has kind: hearsay"),
        ("strength: good", "strength: great", 9, "'liu2023' has strength: great"),
        ("status: ok", "status: caution", 2, "'liu2023' is 'caution' without a note"),
        ("status: ok", "status: retracted", 2, "'liu2023' is 'retracted' without a note"),
        ("doi: 10.1037", "doi: https://doi.org/10.1037", 7, "'liu2023' has doi: https://doi.org/10.1037/"),
        ("checked: 2026-11-21", "checked: last week", 12, "'liu2023' has checked: 'last week'"),
        ("limit: It measured how glad people were.", "limit: 7", 10, "'liu2023' has limit: 7"),
        ("others, 2023", "others, 2022", 5, "'liu2023' has no year that short and reference share"),
        ("(2023). Journal\n", "(2023). Journal.\n", 6, "'liu2023' has a reference that ends in a full stop"),
        ("liu2023:\n", "Liu-2023:\n", 2, "the key 'Liu-2023'"),
        ("liu2023:\n", "liu2023: soon\nother:\n", 2, "'liu2023' holds 'soon'"),
        ("liu2023:\n", "liu2023: [\n", 4, "the ledger of evidence is not YAML"),
        (ENTRY, "- liu2023\n", 1, "the ledger of evidence is ['liu2023']"),
        (ENTRY, ENTRY + "\n" + ENTRY, 15, "'liu2023' stands here and on line 2"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, line: int, what: str) -> None:
    assert right in ENTRY
    problems = read(tmp_path, ENTRY.replace(right, wrong)).problems
    told = [(one.path, one.line) for one in problems if one.what.startswith(what)]
    assert told == [("docs/evidence.yml", line)], problems


def test_a_slip_in_the_ledger_stops_the_build(read_pages: ReadPages) -> None:
    reading = read_pages({"page.md": "# Page\n", "evidence.yml": ENTRY.replace("status: ok", "status: fine")})
    assert [problem.path for problem in reading.problems] == ["docs/evidence.yml"]


def test_the_ledger_of_the_book_has_no_slips() -> None:
    evidence = read_evidence(ROOT / "docs")
    assert not evidence.problems
    assert len(evidence.sources) >= 40
