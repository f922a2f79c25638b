"""A tool's tokens and body, laid out so that they stay inside the container around the call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from macros import tokens
from macros.containers import is_bare
from macros.errors import AuthorError
from macros.parse import lines_of
from macros.source import Call

Change = Callable[[list[str]], Iterable[str]]


def block(call: Call, body: str, change: Change, *, id: str, **data: Any) -> str:
    """Return the Markdown of a tool: a token, its body changed by `change`, a token.

    Jinja puts the text before the tag, such as the indentation of a list or the mark of a quote, in front of
    the first line alone, and leaves that of the author on the lines of the body. So the body is freed
    of it, changed, and every line but the first gets it back.
    """
    lead = call.end_lead
    first, *lines, last = body.split("\n") if "\n" in body else (body, "")
    if first.strip() or not is_bare(last):
        raise AuthorError(
            f"text stands on the line of a tag of '{id}': {(first.strip() or last.strip())!r}",
            expected="each tag alone on its line, without a minus sign inside it",
            example="{% endcall %}",
        )
    inner = [line.removeprefix(lead) if line.startswith(lead) else line.lstrip(" >") for line in lines]
    # A blank line first ends the paragraph above; behind a list marker it would end the item instead.
    before = [""] if call.below_text and is_bare(call.lead) else []
    tool = [tokens.opening(id=id, **data), "", *change(inner), "", tokens.closing(id=id)]
    return ("\n" + lead).join([*before, *_single_blanks(tool)])


def alone(lead: str, token: str) -> str:
    """Return a field's token as a block of its own where nothing but `lead` stands before it on its line."""
    return f"\n{lead}{token}\n{lead}" if is_bare(lead) else token


def _single_blanks(lines: Iterable[str]) -> Iterator[str]:
    """Yield `lines` with one blank line where there are several: two end a footnote. Code keeps its own."""
    blank = True
    for line in lines_of(list(lines), first=1):
        was_blank, blank = blank, not line.fenced and not line.raw.strip()
        if not (blank and was_blank):
            yield line.raw
