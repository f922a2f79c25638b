"""The checklist macro: Markdown task items in, items with ticks that are kept out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros import tokens
from macros.errors import AuthorError
from macros.identity import RESERVED_FIELDS, check_id, check_tool_id
from macros.layout import block
from macros.macro import Authoring, Body
from macros.model import Checklist, Item
from macros.parse import Line, lines_of


def checklist(
    authoring: Authoring, id: str, *, title: str, time: str = "", why: str = "", caller: Body
) -> str:
    """A list of things to do, with ticks that are kept.

    The body is a Markdown list of task items. Each item ends in ` ^` and its id; `python3 dev.py ids` writes
    the ids that are missing. Items may hold links and bold, and nest with 4 spaces for each level.

    Args:
        id: names the checklist for ever: lower-case letters, digits and hyphens, unique in the book.
        title: becomes a heading, one level below the heading before it.
        time: how long it takes, such as "20 minutes".
        why: one line that says what it is good for.

    Errors: no title, no item, an item without an id, a malformed, reserved or doubled id.

    Example:
        {% call checklist("goal-check", title="Is your goal ready?", time="20 minutes") %}
        - [ ] Write one goal for the next 90 days, not five. ^one-goal
        {% endcall %}
    """
    check_tool_id(id, "checklist")
    if authoring.around != ["worksheet"]:
        authoring.must_stand_in(f"checklist '{id}'", None, example="{% endcall %}")
    call = authoring.page.call_at(authoring.line())
    tool = Checklist(id, title, time, why, authoring.place())
    items: list[Item] = []

    def marked(body: list[str]) -> Iterator[str]:
        for line in lines_of(body, first=call.body_line):
            yield line.raw if line.text is None else _mark(authoring, tool, line, items)

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
    """Return the item's line with a token before its text, and keep the item."""
    try:
        _check_item(tool, line)
    except AuthorError as error:
        authoring.report(error)
    item = Item(line.id or "", line.text or "", authoring.place(line.number))
    items.append(item)
    token = tokens.tick(uid=f"{tool.id}--{item.id}")
    return f"{line.lead}{token} {item.text}"


def _check_item(tool: Checklist, line: Line) -> None:
    if line.id is None:
        raise AuthorError(
            f"an item of '{tool.id}' has no id",
            expected="` ^item-id` at its end, which `python3 dev.py ids` writes for you",
            example=f"- [ ] {line.text} ^{'-'.join((line.text or '').lower().split()[:2])}",
            line=line.number,
        )
    check_id(line.id, "item", line=line.number, reserved=RESERVED_FIELDS)
