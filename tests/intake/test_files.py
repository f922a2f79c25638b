"""Which files the command writes, and which it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.intake import main
from tests.intake.page import pages, raw


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tmp_path / "docs"


USAGE = {
    "a title for two files": ["a.md", "b.md", "--title", "T"],
    "a slug for two files": ["a.md", "b.md", "--slug", "t"],
    "a slug with capitals": ["a.md", "--slug", "My Page"],
    "no file": [],
}


@pytest.mark.parametrize("arguments", USAGE.values(), ids=USAGE.keys())
def test_a_command_that_makes_no_sense_is_explained(
    docs: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments, docs=docs)
    assert "usage: dev.py intake" in capsys.readouterr().err


def test_no_page_is_ever_overwritten(docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = raw(tmp_path, "# Seeds\n\nText.\n")
    assert main([file], docs=docs) == 0
    page = docs / "chapters" / "seeds.md"
    page.write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert main([file], docs=docs) == 1
    said = capsys.readouterr().err
    assert said == f"{file}: there is a page {page.as_posix()} already; give another name with --slug\n"
    assert page.read_text(encoding="utf-8") == "mine"
    assert main([file, "--slug", "seeds-two"], docs=docs) == 0


@pytest.mark.parametrize("slug", ["index", "taken"])
def test_an_address_in_use_is_not_given_away(docs: Path, tmp_path: Path, slug: str) -> None:
    (docs / "chapters" / "taken").mkdir(parents=True)
    assert main([raw(tmp_path, "Text.\n"), "--slug", slug], docs=docs) == 1


def test_two_chapters_of_one_title_are_told_apart(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [raw(tmp_path, "# Seeds\n\nText.\n", name=name) for name in ("a.md", "b.md")]
    assert main(files, docs=docs) == 1
    assert f"{files[1]}: {files[0]} makes the same page" in capsys.readouterr().err
    assert pages(docs) == []


def test_one_bad_file_keeps_all_from_being_written(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, empty = raw(tmp_path, "# Seeds\n\nText.\n", name="a.md"), raw(tmp_path, "", name="b.md")
    assert main([good, empty, str(tmp_path / "c.pdf"), str(tmp_path)], docs=docs) == 1
    said = capsys.readouterr()
    assert [line.split(": ")[0] for line in said.err.splitlines()] == [
        empty,
        f"{tmp_path}/c.pdf",
        str(tmp_path),
    ]
    assert said.out == "Nothing was written, because 3 of 4 files cannot be taken in.\n"
    assert pages(docs) == []


def test_a_title_without_letters_needs_a_slug(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = raw(tmp_path, "# Семена\n\nТекст.\n")
    assert main([file], docs=docs) == 1
    assert 'no name for the page can be made from the title "Семена"' in capsys.readouterr().err
    assert main([file, "--slug", "seeds"], docs=docs) == 0
    assert "# Семена\n\nТекст." in (docs / "chapters/seeds.md").read_text(encoding="utf-8")


def test_a_disk_that_refuses_leaves_nothing_behind(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docs.write_text("a file where the folder should be", encoding="utf-8")
    assert main([raw(tmp_path, "# Seeds\n\nText.\n")], docs=docs) == 1
    assert "it cannot be written" in capsys.readouterr().err


def test_a_write_that_breaks_off_leaves_no_part(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "disk")

    monkeypatch.setattr(Path, "replace", full)
    assert main([raw(tmp_path, "# Seeds\n\nText.\n")], docs=docs) == 1
    assert pages(docs) == []
