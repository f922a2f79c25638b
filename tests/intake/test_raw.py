"""Files as writers deliver them: codings, line ends, front matter, and what is refused."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from macros.intake.raw import Refusal, decode, read_raw, split_meta, tidy
from tests.intake.page import said, shown, take_in, under_title

TEXT = "# Café life\n\nTom’s “plan” – a start.\n"

CODINGS = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": codecs.BOM_UTF8 + TEXT.encode(),
    "UTF-16 little": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "UTF-16 big": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "UTF-32": TEXT.encode("utf-32"),
    "Windows-1252": TEXT.encode("cp1252"),
}


@pytest.mark.parametrize("data", CODINGS.values(), ids=CODINGS.keys())
def test_a_chapter_is_read_in_its_coding(tmp_path: Path, data: bytes) -> None:
    chapter = take_in(tmp_path, data)
    assert chapter.title == "Café life"
    assert under_title(chapter) == "Tom’s “plan” – a start."


def test_a_guessed_coding_is_reported(tmp_path: Path) -> None:
    assert "Windows-1252" in said(take_in(tmp_path, TEXT.encode("cp1252")), decide=True)
    assert "Latin-1" in said(
        take_in(tmp_path, "# Café\n\n\x81 stray".encode("latin-1") + b" x" * 60), decide=True
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_of_any_system_are_read(tmp_path: Path, end: str) -> None:
    chapter = take_in(tmp_path, end.join(["", "", "# Seeds", "", "One line", "and another.", ""]))
    assert chapter.title == "Seeds"
    assert under_title(chapter) == "One line\nand another."


def test_odd_spaces_become_ordinary() -> None:
    text, notes = tidy("#\u00a0Seeds\n\nTwo\u202fwords\u200b and\ttab. \nEnd.   \n\nNext\u00ad one.\n")
    assert text.startswith("# Seeds\n\nTwo words and\ttab.\nEnd.\n\nNext one.")
    assert [note.text for note in notes] == [
        "non-breaking spaces made ordinary (2)",
        "invisible characters removed (2)",
        "tabs made spaces (1)",
        "trailing spaces removed (2)",
    ]


def test_a_line_break_of_two_spaces_stays_one(tmp_path: Path) -> None:
    assert under_title(take_in(tmp_path, "# Seeds\n\nRoses  \nare red.  \n")) == "Roses  \nare red."


def test_bullet_characters_make_a_list(tmp_path: Path) -> None:
    assert under_title(take_in(tmp_path, "# Tools\n\n• rake\n• hoe\n")) == "- rake\n- hoe"


NOT_TEXT = {
    "PDF": (b"%PDF-1.7 \x00\x01", "a PDF"),
    "Word": (b"PK\x03\x04\x14\x00", "a Word document"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1", "a Word document of the old kind"),
    "rich text": (rb"{\rtf1\ansi Seeds}", "a rich-text document"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "a binary file"),
    "text with a zero byte": (b"Seeds keep for years. " * 9 + b"\x00", "a binary file"),
    "noise": (bytes(range(1, 32)) * 9, "a binary file"),
    "damaged UTF-16": (codecs.BOM_UTF16_LE + b"a\x00b", "damaged"),
}


@pytest.mark.parametrize(("data", "why"), NOT_TEXT.values(), ids=NOT_TEXT.keys())
def test_what_is_not_text_is_refused_with_a_way_out(data: bytes, why: str) -> None:
    with pytest.raises(Refusal, match=why) as refusal:
        decode(data)
    assert "save it as" in str(refusal.value)


NOTHING = {
    "empty": b"",
    "blanks": b" \n\t\r\n\n",
    "a mark only": codecs.BOM_UTF8,
    "front matter": b"---\ntitle: A\n---\n",
}


@pytest.mark.parametrize("data", NOTHING.values(), ids=NOTHING.keys())
def test_a_file_without_text_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Refusal, match=r"(the file is empty|no text in it); deliver the chapter again"):
        take_in(tmp_path, data)


def test_what_is_no_readable_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "chapter.docx").write_bytes(b"PK")
    for name, why in {
        "folder.md": "this is a folder",
        "absent.md": "no such file",
        "chapter.docx": "files that end in .txt, .md",
    }.items():
        with pytest.raises(Refusal, match=why):
            read_raw(tmp_path / name)


def test_a_file_that_must_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "raw.md").write_text("# Seeds\n")
    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(Refusal, match=r"cannot be read \(Permission denied\); look at its permissions"):
        read_raw(tmp_path / "raw.md")


def test_front_matter_gives_the_title_and_the_rest_is_kept(tmp_path: Path) -> None:
    head = (
        '---\nTitle: "Seeds: a start"\nauthor: Ana\ndate: 2024-03-01\ntime: 8 min\nkind: blog\nfile: x\n---\n'
    )
    chapter = take_in(tmp_path, head + "\nSeeds keep for years.\n")
    assert chapter.title == "Seeds: a start"
    assert chapter.origin == "from its front matter"
    assert chapter.meta["time"] == "8 min"
    assert chapter.meta["kind"] == "chapter"
    source = chapter.meta["taken_in"]
    assert (source["author"], source["date"], source["kind"]) == ("Ana", "2024-03-01", "blog")
    assert (source["file"], source["given_file"]) == ("raw.md", "x")


@pytest.mark.parametrize("line", ["status: draft", "draft: true"])
def test_front_matter_can_say_that_it_is_a_draft(tmp_path: Path, line: str) -> None:
    assert take_in(tmp_path, f"---\n{line}\n---\n# Seeds\n\nText.\n").meta["status"] == "draft"


def test_front_matter_cannot_switch_macros_off(tmp_path: Path) -> None:
    chapter = take_in(tmp_path, "---\nrender_macros: false\n---\n# Seeds\n\nText.\n")
    assert "render_macros" not in chapter.meta
    assert chapter.meta["taken_in"]["render_macros"] is False


def test_prose_between_rules_is_no_front_matter(tmp_path: Path) -> None:
    assert split_meta("---\nBeans climb. Peas climb too.\n---\nMore.\n")[0] == {}
    chapter = take_in(tmp_path, "---\n\nBeans climb: peas too.\n\n---\n\nMore.\n")
    assert "Beans climb: peas too." in shown(chapter).text


def test_broken_front_matter_is_refused_with_its_line() -> None:
    with pytest.raises(Refusal, match=r"not valid YAML \(line 3\)"):
        split_meta("---\ntitle: Seeds\nauthor: Ana: gardener\n---\nText.\n")
