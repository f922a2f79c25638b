"""Slips of Markdown in raw chapters that would hide words or make code of prose, mended line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from macros.markup import Tokens, parse
from macros.raw import Note

_GLUED = re.compile(r"^( {0,3}#{2,6})(?=[^\s#])")
_GLUED_TITLE = re.compile(r"^( {0,3}#)(?=[A-Z][^#]*\s[^#]*$)")
_PROSE = re.compile(r"\s*[\"“‘'(]?[A-Z].*\s.*\s.*[.!?:…][\"”’')]?\s*")


def mend(text: str) -> tuple[str, list[Note]]:
    """Return `text` with what Markdown would drop or misread made plain, and notes on it.

    Link targets that no link uses are shown, headings get the space after their #, and an indented
    paragraph is no longer code.
    """
    tokens, env = parse(text)
    lines = text.split("\n")
    unused = _show_unused_targets(lines, tokens, env)
    glued = _space_headings(lines, tokens)
    indented = _unindent(lines, tokens)
    counts = {
        "headings got the missing space after their #": (glued, False),
        "indented paragraphs, which Markdown takes for code, made ordinary ones": (indented, False),
        "link targets that no link uses are shown as text": (unused, True),
    }
    notes = [Note(f"{what} ({count})", decide=decide) for what, (count, decide) in counts.items() if count]
    return "\n".join(lines), notes


def _show_unused_targets(lines: list[str], tokens: Tokens, env: dict[str, object]) -> int:
    used = set(_labels(tokens))
    references = env.get("references", {})
    doubled = env.get("duplicate_refs", [])
    assert isinstance(references, dict)
    assert isinstance(doubled, list)
    targets = [target for label, target in references.items() if label not in used] + doubled
    for first, after in (target["map"] for target in targets):
        lines[first] = lines[first].replace("[", "\\[", 1)
        # A target right below would become part of the paragraph that this line now is.
        lines[after - 1] += "\n"
    return len(targets)


def _labels(tokens: Tokens) -> Iterator[str]:
    for token in tokens:
        if "label" in token.meta:
            yield str(token.meta["label"])
        yield from _labels(list(token.children or []))


def _space_headings(lines: list[str], tokens: Tokens) -> int:
    count = 0
    for token in tokens:
        if token.type != "paragraph_open" or token.level or not token.map:
            continue
        first, after = token.map
        for place in range(first, after):
            alone = after - first == 1 and _GLUED_TITLE.match(lines[place])
            found = _GLUED.match(lines[place]) or alone
            if found:
                lines[place] = f"{found[1]} {lines[place][found.end() :]}"
                count += 1
    return count


def _unindent(lines: list[str], tokens: Tokens) -> int:
    count = 0
    for token in tokens:
        if token.type == "code_block" and not token.level and token.map and _is_prose(token):
            first, after = token.map
            each_ends = all(_PROSE.fullmatch(line) for line in token.content.split("\n") if line.strip())
            for place in range(first, after):
                # Where every line is a whole sentence, each is a paragraph with an indented first line.
                lines[place] = lines[place].strip() + ("\n" if each_ends else "")
            count += 1
    return count


def _is_prose(token: Token) -> bool:
    return all(
        _PROSE.fullmatch(" ".join(part.split())) for part in re.split(r"\n\s*\n", token.content.strip("\n"))
    )
