"""The compose macro: a text that makes itself from the answers of its worksheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from macros import tokens
from macros.errors import AuthorError, one_of
from macros.identity import check_id
from macros.layout import alone
from macros.macro import Authoring, Body
from macros.model import Composed, Field
from macros.pattern import Pattern, answers_in, conditions_in, names_in, parse_pattern
from macros.source import Call

_COUNTS = ("words", "time")
# Kinds whose answers are marks on paper and no words.
_WORDLESS = ("weeks",)
_CALL = '{% call compose("draft", label="Your message", count="words") %}'
_LINE = "I help {for}[, because {why}]."


def compose(
    authoring: Authoring,
    id: str,
    *,
    label: str,
    help: str = "",
    count: str = "",
    mail: bool = False,
    caller: Body,
) -> str:
    """A text that grows from the answers while they are typed. It stores nothing of its own.

    The body is a pattern, one sentence a line. `{field}` stands for an answer; a line whose answer is missing
    is left out. `{table.column}` says the line once for each row. `[ … ]` is left out when an answer in it is
    missing. `{field=option}` or `{field=one|other}` at the start of a line lets it stand for these choices
    only, `{field?}` if there is any answer. An empty line starts a paragraph; a line that starts with `- `
    stays a line of its own. A backslash makes a bracket, a brace or a backslash mean itself.

    Args:
        id: names the text, unique in its worksheet. Answers do not depend on it.
        label: what the text is, shown above it.
        help: a few words below the label.
        count: "words" shows how many words it has; "time" how long it takes to say, at 150 words a minute.
            That is a common figure for English, no measurement: the time is an estimate, in steps of five
            seconds.
        mail: whether a link starts an e-mail with the text.

    Errors: a pattern that cannot be read, an unknown field, column or option in it, another count, a doubled
    id.

    Example:
        {% call compose("intro", label="Your introduction", count="time") %}
        I am {name}. I {do}[ for {for}].
        {% endcall %}
    """
    authoring.must_stand_in(
        f"text '{id}'", "worksheet", example='{% call worksheet("intro", title="Intro") %}'
    )
    check_id(id, "text")
    if count not in ("", *_COUNTS):
        what = f"text '{id}' has the count {count!r}"
        raise AuthorError(what, expected=one_of(_COUNTS, str(count)), example=_CALL)
    place = authoring.place()
    call = authoring.page.call_at(place.line)
    pattern, lines = parse_pattern(_numbered(call, authoring.inside("compose", caller)[0]))
    authoring.texts.append(Composed(id, label, help, count, bool(mail), place, pattern, lines))
    return alone(call.lead, tokens.field(kind="compose", id=id, columns=[]))


def own(
    authoring: Authoring, tool: str, body: str, fields: tuple[Field, ...], *, check: bool
) -> tuple[str, tuple[Composed, ...]]:
    """Return `body` with the tool named in each of its tokens, and its texts, of which all is known now.

    Args:
        check: whether to report what is wrong with texts; a field that is wrong itself is no name they know.
    """
    texts, authoring.texts = tuple(authoring.texts), []
    for error in _text_errors(texts, fields) if check and fields else ():
        authoring.report(error)
    known = {text.id: _payload(text, fields) for text in texts}

    def whole(found: re.Match[str]) -> str:
        data = tokens.decode(found[1]) | {"tool": tool}
        return tokens.field(**data | (known[data["id"]] if data["kind"] == "compose" else {}))

    return tokens.FIELD.sub(whole, body), texts


def _payload(text: Composed, fields: Iterable[Field]) -> dict[str, Any]:
    first = names_in(text.pattern)[0].split(".")[0]
    return {
        "label": text.label,
        "help": text.help,
        "count": text.count,
        "mail": text.mail,
        "pattern": _with_columns(text.pattern, fields),
        "start": next((field.label for field in fields if field.id == first), ""),
    }


def _with_columns(pattern: Pattern, fields: Iterable[Field]) -> Pattern:
    """Return `pattern` with the columns of each table that a condition names, for the script to look at."""
    columns = {field.id: [column.id for column in field.columns] for field in fields if field.columns}

    def given(one: dict[str, Any]) -> dict[str, Any]:
        return one | {"columns": columns[one["name"]]} if one["name"] in columns else one

    return [[line | {"given": [given(one) for one in line["given"]]} for line in lines] for lines in pattern]


def _text_errors(texts: Iterable[Composed], fields: tuple[Field, ...]) -> Iterator[AuthorError]:
    """Yield what is wrong with texts: names that their worksheet does not know, and doubled ids."""
    taken = [field.id for field in fields]
    for text in texts:
        if text.id in taken:
            expected = "an id that no field and no other text of the worksheet has"
            what = f"text id '{text.id}' is used twice"
            yield AuthorError(what, expected=expected, example=f"{text.id}-text", line=text.place.line)
        taken.append(text.id)
        for what, error in _pattern_errors(text.pattern, fields):
            error.line = text.lines[what]
            yield error


def _numbered(call: Call, body: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of the pattern with their numbers, without the marks of the container around them."""
    first, *lines = body.split("\n")
    if first.strip():
        what = f"text stands on the line of a tag: {first.strip()!r}"
        raise AuthorError(what, expected="each tag alone on its line, without a minus sign", example=_CALL)
    for number, line in enumerate(lines, call.body_line):
        lead = call.end_lead
        yield number, line.removeprefix(lead) if line.startswith(lead) else line.lstrip(" >")


def _pattern_errors(pattern: Pattern, fields: tuple[Field, ...]) -> Iterator[tuple[str, AuthorError]]:
    """Yield each name or `name=option` that is wrong, with what is wrong."""
    unknown = {name: _name_error(name, fields) for name in names_in(pattern)}
    yield from ((name, error) for name, error in unknown.items() if error)
    known = {one.id: one for one in fields}
    for name in sorted(answers_in(pattern)):
        if not unknown[name] and "." not in name and known[name].columns:
            columns = [f"{{{name}.{column.id}}}" for column in known[name].columns]
            what = f"the pattern asks for all of the table '{name}' at once"
            yield name, AuthorError(what, expected=one_of(columns, name), example=f"- {columns[0]}")
    for name, option in conditions_in(pattern):
        error = None if unknown[name] else _option_error(name, option, fields)
        if error:
            yield f"{name}={option}", error


def _name_error(name: str, fields: tuple[Field, ...]) -> AuthorError | None:
    """Return what is wrong with a name in a pattern, or None."""
    table, _, column = name.partition(".")
    field = next((one for one in fields if one.id == table), None)
    if field is None:
        what = f"the pattern speaks of '{table}', which is no field of this worksheet"
        return AuthorError(what, expected=one_of((one.id for one in fields), table), example=_LINE)
    if field.kind in _WORDLESS:
        what = f"the pattern speaks of '{name}', whose kind {field.kind} has no words"
        return AuthorError(what, expected="a field whose answer can be said", example=_LINE)
    columns = [one.id for one in field.columns]
    if column and column not in columns:
        if not columns:
            what = f"the pattern speaks of '{name}', but '{table}' is no table"
            return AuthorError(what, expected=f"{{{table}}}", example=_LINE)
        what = f"the pattern speaks of '{name}', which is no column of '{table}'"
        return AuthorError(what, expected=one_of(columns, column), example=f"- {{{table}.{columns[0]}}}")
    return None


def _option_error(name: str, option: str, fields: tuple[Field, ...]) -> AuthorError | None:
    options = options_of(_named(name, fields))
    if not options:
        what = f"the pattern has a condition on '{name}', which has no options"
        return AuthorError(
            what, expected=f"{{{name}?}}, or a field with options", example=f"{{{name}?}} {_LINE}"
        )
    if option in options:
        return None
    what = f"the pattern asks for the option '{option}' of '{name}'"
    return AuthorError(what, expected=one_of(options, option), example=f"{{{name}={options[0]}}} {_LINE}")


def options_of(field: Field) -> list[str]:
    """Return the ids of what can be chosen in a field: none where nothing can."""
    steps = field.settings.get("steps")
    return list(field.settings.get("options") or [str(step + 1) for step in range(steps or 0)])


def _named(name: str, fields: Iterable[Field]) -> Field:
    table, _, column = name.partition(".")
    field = next(one for one in fields if one.id == table)
    return next(one for one in field.columns if one.id == column) if column else field
