"""The pattern of a composed text: sentences with answers in them, parsed into plain data.

A pattern is a list of paragraphs, each a list of lines. A line is `{"given", "table", "bullet", "parts"}`: it
stands only where each of `given` holds, once for each row of `table`. A part is a string, `{"answer": name}`,
or `{"maybe": parts}`. The data goes into the page as JSON; macros/composing.py and pattern.js read it alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from macros.errors import AuthorError

Line = dict[str, Any]
Pattern = list[list[Line]]

_EXAMPLE = "I help {for}[, because {why}]."
_NAME = r"[a-z0-9-]+(?:\.[a-z0-9-]+)?"
_GIVEN = re.compile(rf"\{{({_NAME})(?:=([^{{}}\[\]]*)|(\?))\}}\s*")
_TOKEN = re.compile(r"\\([\\{}\[\]])|\{([^{}\[\]]*)\}|([{}\[\]])|(\\|[^\\{}\[\]]+)")


def parse_pattern(lines: Iterable[tuple[int, str]]) -> tuple[Pattern, dict[str, int]]:
    """Return the pattern in the numbered `lines`, and the line of each name and of each `name=option`.

    Raises:
        AuthorError: a line cannot be read; `line` is its number.
    """
    pattern: Pattern = [[]]
    places: dict[str, int] = {}
    for number, text in lines:
        if not text.strip():
            pattern.append([])
            continue
        line = _line(number, text.strip())
        for what in (*names_in([[line]]), *("=".join(one) for one in conditions_in([[line]]))):
            places.setdefault(what, number)
        pattern[-1].append(line)
    pattern = [paragraph for paragraph in pattern if paragraph]
    if not places:
        raise AuthorError("this pattern asks for no answer", expected="a field in braces", example=_EXAMPLE)
    return pattern, places


def names_in(pattern: Pattern) -> list[str]:
    """Return every name in `pattern`, of answers and of conditions, in the order of the pattern."""
    names: dict[str, None] = {}
    for line in (line for paragraph in pattern for line in paragraph):
        names |= {given["name"]: None for given in line["given"]}
        names |= {part["answer"]: None for part in _parts([[line]]) if "answer" in part}
    return list(names)


def answers_in(pattern: Pattern) -> set[str]:
    """Return the names of the answers that become part of the text."""
    return {part["answer"] for part in _parts(pattern) if "answer" in part}


def conditions_in(pattern: Pattern) -> Iterator[tuple[str, str]]:
    """Yield the name and each option of every condition."""
    for line in (line for paragraph in pattern for line in paragraph):
        yield from ((given["name"], option) for given in line["given"] for option in given["options"])


def _parts(pattern: Pattern) -> Iterator[dict[str, Any]]:
    waiting = [part for paragraph in pattern for line in paragraph for part in line["parts"]]
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, dict):
            yield part
            waiting[0:0] = part.get("maybe", [])


def _line(number: int, text: str) -> Line:
    given = []
    while found := _GIVEN.match(text):
        options = [option.strip() for option in (found[2] or "").split("|")] if not found[3] else []
        given.append({"name": found[1], "options": options})
        text = text[found.end() :]
    bullet = text.startswith("- ")
    line = {"given": given, "bullet": bullet, "parts": _sequence(number, text[2:] if bullet else text)}
    if not line["parts"]:
        what = "this line of the pattern holds a condition and no words"
        raise AuthorError(
            what, expected="words behind it", example=f"{{kind=thanks}} {_EXAMPLE}", line=number
        )
    tables = {name.split(".")[0]: None for name in names_in([[line]]) if "." in name}
    if len(tables) > 1:
        raise AuthorError(
            f"this line of the pattern speaks of the tables {' and '.join(tables)}",
            expected="one table a line: the line is said once for each of its rows",
            example="- {wins.did}: {wins.result}",
            line=number,
        )
    return line | {"table": next(iter(tables), "")}


def _sequence(number: int, text: str) -> list[Any]:
    """Return the parts of one line."""
    stack: list[list[Any]] = [[]]
    for escaped, name, mark, plain in (found.groups() for found in _TOKEN.finditer(text)):
        if name is not None:
            _check_name(name, number)
            stack[-1].append({"answer": name})
        elif mark == "[":
            stack.append([])
        elif mark == "]" and len(stack) > 1:
            part = stack.pop()
            if not any("answer" in one for one in _parts([[{"parts": part}]])):
                raise _stray("[ … ] without an answer in it", number)
            stack[-1].append({"maybe": part})
        elif mark:
            raise _stray(repr(mark), number)
        else:
            _add_text(stack[-1], escaped or plain)
    if len(stack) > 1:
        raise _stray("'[' that is never closed", number)
    return stack[0]


def _add_text(parts: list[Any], text: str) -> None:
    if parts and isinstance(parts[-1], str):
        text = parts.pop() + text
    parts.append(re.sub(r"[ \t]+", " ", text))


def _check_name(name: str, number: int) -> None:
    if re.fullmatch(_NAME, name):
        return
    if "=" in name or name.endswith("?"):
        what = f"the condition {{{name}}} stands inside a line of the pattern or is malformed"
        expected = "it at the start of the line, as {field=option} or {field?}"
        raise AuthorError(what, expected=expected, example="{kind=thanks} Thank you.", line=number)
    what = f"{{{name}}} in the pattern is no name"
    raise AuthorError(what, expected="the id of a field, or table.column", example=_EXAMPLE, line=number)


def _stray(what: str, number: int) -> AuthorError:
    expected = r"{field}, [optional part with a field], or a backslash before the mark itself: \{ \} \[ \] \\"
    return AuthorError(f"the pattern holds {what}", expected=expected, example=_EXAMPLE, line=number)
