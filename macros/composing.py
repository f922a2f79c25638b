"""Makes the text of a pattern from answers. `pattern.js` does the same; tests/patterns.json holds both to it.

Answers are given by name: an answer as `{"text": as people say it, "chosen": [ids of options]}`, a table as
the list of its rows, each by the name of the column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Said = Mapping[str, Any]
Answers = Mapping[str, Said | Sequence[Mapping[str, Said]]]
_Look = Callable[[str], Any]
_Pieces = list[tuple[str, str]]

# The same in every language that evaluates patterns; what `strip` takes for a blank is not.
_BLANKS = "\t\n\v\f\r \u00a0\u2028\u2029\u3000\ufeff"
_ENDED = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*\Z")
_ASKED = re.compile(r"[!?！？؟][\"'”’»)\]]*\Z")
# Not behind one letter: "Ama K." keeps its full stop.
_FULL_STOP = re.compile(r"([^ \n.]{2})\.\Z")
_NOTHING = re.compile(r"[-–—,;:.!?…]*\Z")
_HANGING = re.compile(r"[,;:]+\Z")
_MARKS = ",;:.!?"


def composed(pattern: list[list[dict[str, Any]]], answers: Answers) -> str:
    """Return the text; empty while no answer and no choice has a part in it."""
    paragraphs, answered = [], False
    for paragraph in pattern:
        text = ""
        for line in paragraph:
            for sentence, counts in _sentences(line, answers):
                answered = answered or counts
                if text:
                    text += "\n" if line["bullet"] or text.rsplit("\n", 1)[-1].startswith("- ") else " "
                text += sentence
        paragraphs.append(text)
    return "\n\n".join(filter(None, paragraphs)) if answered else ""


def _sentences(line: dict[str, Any], answers: Answers) -> Iterator[tuple[str, bool]]:
    """Yield the sentence of the line for each row that has it, and whether an answer or a choice is in it."""
    rows: Any = answers.get(line["table"], []) if line["table"] else [{}]
    for row in rows:

        def look(name: str, row: Any = row) -> Any:
            return row.get(name.split(".")[1]) if "." in name else answers.get(name)

        pieces = _pieces(line["parts"], look)
        if pieces is None or not all(_holds(given, look) for given in line["given"]):
            continue
        text = _joined(pieces)
        asked = any(kind == "answer" for kind, _ in pieces)
        if asked or (text.strip(_BLANKS + _MARKS + "-–()") and not line["table"]):
            yield ("- " if line["bullet"] else "") + text, asked or bool(line["given"])


def _holds(given: dict[str, Any], look: _Look) -> bool:
    found = look(given["name"])
    if not given["options"]:
        return bool(_said(found)) if not isinstance(found, list) else any(_any_said(row) for row in found)
    return bool(found) and any(option in found["chosen"] for option in given["options"])


def _any_said(row: Mapping[str, Said]) -> bool:
    return any(_said(one) for one in row.values())


def _said(found: Any) -> str:
    """Return an answer with single blanks and its lines as typed. A lone dash or mark answers nothing."""
    text = re.sub(r"\r\n?", "\n", found["text"] if found else "")
    text = re.sub(r" ?\n ?", "\n", re.sub(r"[ \t]+", " ", text))
    text = re.sub(r"\n{3,}", "\n\n", text).strip(_BLANKS)
    return "" if _NOTHING.match(text) else text


def _pieces(parts: list[Any], look: _Look) -> _Pieces | None:
    """Return words, answers and gaps in their order, or None where an answer is missing."""
    pieces: _Pieces = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(("words", part))
        elif "answer" in part:
            said = _said(look(part["answer"]))
            if not said:
                return None
            pieces.append(("answer", said))
        else:
            pieces += _pieces(part["maybe"], look) or [("gap", "")]
    return pieces


def _joined(pieces: _Pieces) -> str:
    """Join the pieces, so that no blank and no mark stands twice or alone."""
    text, gap, after_answer = "", False, False
    for place, (kind, piece) in enumerate(pieces):
        if kind == "gap":
            gap = True
        elif kind == "answer":
            goes_on = any(rest.strip(_BLANKS) for _, rest in pieces[place + 1 :])
            text += _HANGING.sub("", _FULL_STOP.sub(r"\1", piece)) if goes_on else piece
            gap, after_answer = False, True
        else:
            text, words = _meeting(text, piece, gap=gap)
            text += _once(text, words) if after_answer else words
            gap, after_answer = False, after_answer and not words
    return text.strip(_BLANKS)


def _meeting(text: str, words: str, *, gap: bool) -> tuple[str, str]:
    """Return `text` and the words of the pattern that come after it, fit to meet."""
    if not text or text[-1] in _BLANKS:
        words = words.lstrip(" ")
    if words[:1] and words[0] in _MARKS + ")":
        text = text.rstrip(" ")
        if gap and words[0] in _MARKS:
            text = text.rstrip(" ,;:")
    return text, words if text else words.lstrip(_MARKS + " ")


def _once(text: str, words: str) -> str:
    """Return `words` without a mark that ends the sentence a second time."""
    twice = (words[:1] == "." and _ENDED.search(text)) or (words[:1] in ("!", "?") and _ASKED.search(text))
    return words[1:] if twice else words
