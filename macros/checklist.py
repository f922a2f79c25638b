"""The checklist macro: Markdown task items in, items with ticks that are kept out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros import tokens
from macros.errors import AuthorError, one_of
from macros.identity import RESERVED_FIELDS, check_id, check_tool_id
from macros.layout import block
from macros.macro import Authoring, Body
from macros.model import Checklist, Item
from macros.parse import FOLDOUTS, Line, lines_of, stray_foldout, with_foldouts

_FOLDOUT = "why: People forget names fast."


def checklist(
    authoring: Authoring, id: str, *, title: str, time: str = "", why: str = "", caller: Body
) -> str:
    """A list of things to do, with ticks that are kept.

    The body is a Markdown list of task items. Each item ends in ` ^` and its id; `python3 dev.py ids` writes
    the ids that are missing. Items may hold links and bold, and nest with 4 spaces for each level.
    Deeper lines right below an item that start with `why:` or `how:` fold out below it, when readers ask.

    Args:
        id: names the checklist for ever: lower-case letters, digits and hyphens, unique in the book.
        title: becomes a heading, one level below the heading before it.
        time: how long it takes, such as "20 minutes".
        why: one line that says what it is good for.

    Errors: no title, no item, an item without an id, a malformed, reserved or doubled id; a fold-out that is
    neither why nor how, stands twice, is empty or has no item right above it.

    Example:
        {% call checklist("goal-check", title="Is your goal ready?", time="20 minutes") %}
        - [ ] Write one goal for the next 90 days, not five. ^one-goal
            why: Five goals share the time that one would need.
        {% endcall %}
    """
    check_tool_id(id, "checklist")
    if authoring.around != ["worksheet"]:
        authoring.must_stand_in(f"checklist '{id}'", None, example="{% endcall %}")
    call = authoring.page.call_at(authoring.line())
    tool = Checklist(id, title, time, why, authoring.place())
    items: list[Item] = []

    def marked(body: list[str]) -> Iterator[str]:
        for line in with_foldouts(lines_of(body, first=call.body_line)):
            if line.text is None:
                _check_stray(authoring, line)
                yield line.raw
            else:
                yield _mark(authoring, tool, line, items)

    body, _ = authoring.inside("checklist", caller)
    text = block(call, body, marked, kind="checklist", id=id, title=title, time=time, why=why)
    if not items:
        raise AuthorError(
            f"checklist '{id}' has no items",
            expected="a Markdown list of task items",
            example="- [ ] Write one goal for the next 90 days, not five. ^one-goal",
        )
    authoring.tools.append(replace(tool, items=tuple(items)))
    return text


def _mark(authoring: Authoring, tool: Checklist, line: Line, items: list[Item]) -> str:
    """Return the item's line with a token before its text and each fold-out, and keep the item."""
    for check in (_check_item, _check_foldouts):
        try:
            check(tool, line)
        except AuthorError as error:
            authoring.report(error)
    more = {one.key: one.text for one in line.foldouts if one.key in FOLDOUTS}
    item = Item(line.id or "", line.text or "", authoring.place(line.number), **more)
    items.append(item)
    uid = f"{tool.id}--{item.id}"
    folded = (f" {tokens.foldout(key=key, uid=uid)} {text}" for key, text in more.items())
    return f"{line.lead}{tokens.tick(uid=uid)} {item.text}{''.join(folded)}"


def _check_item(tool: Checklist, line: Line) -> None:
    if line.id is None:
        raise AuthorError(
            f"an item of '{tool.id}' has no id",
            expected="` ^item-id` at its end, which `python3 dev.py ids` writes for you",
            example=f"- [ ] {line.text} ^{'-'.join((line.text or '').lower().split()[:2])}",
            line=line.number,
        )
    check_id(line.id, "item", line=line.number, reserved=RESERVED_FIELDS)


def _check_foldouts(tool: Checklist, line: Line) -> None:
    seen: set[str] = set()
    for one in line.foldouts:
        what = f"an item of '{tool.id}' has the fold-out '{one.key}:'"
        if one.key not in FOLDOUTS:
            raise AuthorError(what, expected=one_of(FOLDOUTS, one.key), example=_FOLDOUT, line=one.number)
        if one.key in seen:
            expected = "each once; it may go on over further lines below it"
            raise AuthorError(f"{what} twice", expected=expected, example=_FOLDOUT, line=one.number)
        if not one.text:
            raise AuthorError(f"{what} without a text", expected="it", example=_FOLDOUT, line=one.number)
        seen.add(one.key)


def _check_stray(authoring: Authoring, line: Line) -> None:
    key = stray_foldout(line)
    if key:
        what, expected = f"the fold-out '{key}:' has no item", "it right below an item, four spaces deeper"
        authoring.report(AuthorError(what, expected=expected, example=_FOLDOUT, line=line.number))
