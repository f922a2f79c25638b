"""A chapter as its writer delivered it: bytes in any of the usual codings, made into clean text."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ENDINGS = (".txt", ".md", ".markdown")

_SAVE_AS = "save it as plain text (.txt) or Markdown (.md) and take in that file"
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word document or another packed file",
    b"\xd0\xcf\x11\xe0": "a Word document of the old kind",
    b"{\\rtf": "a rich-text document",
}
# The longer mark comes first: the one of UTF-16 is the beginning of the one of UTF-32.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")

# What each pattern becomes, and how the report speaks of it ("" = not worth a word).
_TIDYING: tuple[tuple[str, str, str], ...] = (
    (r"\r\n|\r", "\n", "line ends of another system made ordinary"),
    (r"[\x85\u2028\v]", "\n", ""),
    (r"[\f\u2029]", "\n\n", ""),
    (r"[\u00a0\u2007\u202f]", " ", "non-breaking spaces made ordinary"),
    # U+E000 and U+E001 are the marks that the macros put around their tokens.
    (r"[\ufeff\u200b\u2060\u00ad\ue000\ue001]|" + _CONTROLS.pattern, "", "invisible characters removed"),
    (
        r"(?m)^([ \t]*)[\u2022\u00b7\u25aa\u25e6\u2023\uf0b7][ \t]+",
        r"\1- ",
        "bullet characters made list marks",
    ),
    (r"\A(?:[ \t]*\n)+", "", "blank lines at the start removed"),
    (r"\t", "\t", "tabs made spaces"),
    # Two or more spaces before a line of text are a line break in Markdown, and stay.
    (r"(?m)(?<=\S)(?:[ \t]|\t[ \t]*)$|[ \t]+(?=\n[ \t]*\n|\n?\Z)", "", "trailing spaces removed"),
)

_FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_KEYS = re.compile(r"(?:(?:[a-z][\w-]*|Title|Author|Date|Description|Status|Tags):(?:\s|$)|[\s#-]|$)")
# The usual way to hide a remark in Markdown; as a comment it is seen for what it is.
_REMARK = re.compile(r"(?m)^\[//\]: # [(\"'](.*)[)\"'][ \t]*$")


class Refusal(Exception):
    """A raw chapter cannot be taken in; the text is one sentence that says why and what to do."""


@dataclass(frozen=True)
class Note:
    """One line of the report: something that was changed or, with `decide`, something to decide."""

    text: str
    decide: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class RawChapter:
    """A raw chapter as text. `meta` is its own front matter, `notes` what was tidied on the way."""

    name: str
    sha256: str
    text: str
    meta: dict[str, Any]
    notes: tuple[Note, ...]


def read_raw(path: Path) -> RawChapter:
    """Read the raw chapter at `path`.

    Raises:
        Refusal: there is no such file, it is no text, or there is nothing in it.
    """
    data = _bytes_of(path)
    text, coding = decode(data)
    text, notes = tidy(text)
    meta, text = split_meta(text)
    text = _REMARK.sub(r"<!-- \1 -->", text.strip("\n") + "\n")
    if not text.strip():
        raise Refusal("there is no text in it; deliver the chapter again, or leave this file out")
    if coding:
        notes = [Note(f"read as {coding}: look at accented letters and quotation marks", decide=True), *notes]
    return RawChapter(path.name, hashlib.sha256(data).hexdigest(), text, meta, tuple(notes))


def decode(data: bytes) -> tuple[str, str]:
    """Return the text in `data`, and the name of its coding where that was guessed.

    Raises:
        Refusal: these bytes are not text.
    """
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise Refusal(f"this is {what}, not text; {_SAVE_AS}")
    marked = next((coding for mark, coding in _MARKS.items() if data.startswith(mark)), "")
    if not marked and b"\0" in data:
        raise Refusal(f"this is not text but a binary file; {_SAVE_AS}")
    text, coding = _decoded(data.removeprefix(codecs.BOM_UTF8), marked)
    if len(_CONTROLS.findall(text)) > len(text) / 100:
        raise Refusal(f"this is not text but a binary file; {_SAVE_AS}")
    return text, coding


def tidy(text: str) -> tuple[str, list[Note]]:
    """Return `text` with ordinary line ends, spaces and bullets, and notes on what that changed."""
    notes = []
    for pattern, new, what in _TIDYING:
        text, count = re.subn(pattern, new, text)
        if count and what:
            notes.append(Note(f"{what} ({count})"))
    return text, notes


def split_meta(text: str) -> tuple[dict[str, Any], str]:
    """Return the front matter at the start of `text`, and the text after it.

    Prose between two rules is no front matter: each of its lines would need to begin with a key.

    Raises:
        Refusal: it looks like front matter but is not YAML.
    """
    found = _FENCED.match(text)
    if not found or not all(_KEYS.match(line) for line in found["yaml"].split("\n")):
        return {}, text
    try:
        meta = yaml.safe_load(found["yaml"])
    except yaml.YAMLError as error:
        line = f" (line {mark.line + 2})" if (mark := getattr(error, "problem_mark", None)) else ""
        raise Refusal(
            f"the front matter at its start is not valid YAML{line}; mend it or take it out"
        ) from error
    if not isinstance(meta, dict):
        return {}, text
    return {str(key).lower(): _plain(value) for key, value in meta.items()}, text[found.end() :]


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise Refusal("this is a folder; name the files in it that you want to take in")
    if not path.exists():
        raise Refusal("there is no such file; look at the path for a slip")
    if path.suffix.lower() not in ENDINGS:
        raise Refusal(f"intake reads files that end in {', '.join(ENDINGS)}; {_SAVE_AS}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal(f"it cannot be read ({error.strerror}); look at its permissions") from error
    if not data:
        raise Refusal("the file is empty; deliver the chapter again, or leave this file out")
    return data


def _decoded(data: bytes, marked: str) -> tuple[str, str]:
    if marked:
        try:
            return data.decode(marked), ""
        except UnicodeDecodeError as error:
            raise Refusal(
                f"this {marked.upper()} text is damaged; save it as UTF-8 and take it in again"
            ) from error
    for coding, name in (("utf-8", ""), ("cp1252", "Windows-1252")):
        try:
            return data.decode(coding), name
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "Latin-1"


def _plain(value: Any) -> Any:
    """Dates and other things that only YAML knows become text; whoever reads the record needs no YAML."""
    keep: dict[type, Callable[[Any], Any]] = {
        dict: lambda given: {str(key): _plain(one) for key, one in given.items()},
        list: lambda given: [_plain(one) for one in given],
        bool: bool,
        int: int,
        float: float,
        type(None): lambda given: given,
    }
    return keep.get(type(value), str)(value)
