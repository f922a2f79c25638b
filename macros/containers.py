"""Where tools and items may stand: rules of layout that Markdown would otherwise break in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.errors import AuthorError
from macros.source import Call, PageSource

_QUOTE = re.compile(r"^(?:\s{0,3}>\s?)*")
_LIST = re.compile(r"^(\s*)(?:[-*+]|\d+[.)])\s")
_BARE_LEAD = re.compile(r"^[\s>]*$")
_MARKERS = re.compile(r"^[\s>]*(?:(?:[-*+]|\d+[.)]|:|\[\^[^\]]+\]:)\s+)*$")


def layout_errors(page: PageSource) -> Iterator[AuthorError]:
    """Yield every mistake of layout on a page whose calls are all closed."""
    yield from _stray_items(page)
    yield from _short_indents(page)
    for call in page.calls:
        yield from _misplaced_call(call, page)


def starts_a_block(lead: str) -> bool:
    """Tell whether nothing but the marks of lists, quotes, definitions and notes stand before a tag."""
    return bool(_MARKERS.match(lead))


def is_bare(lead: str) -> bool:
    """Tell whether only white space and quote marks stand before a tag."""
    return bool(_BARE_LEAD.match(lead))


def _stray_items(page: PageSource) -> Iterator[AuthorError]:
    # An unknown macro around an item is a mistake of its own, and most likely a slip of "checklist".
    lists = [call for call in page.calls if call.name not in ("worksheet", "table", "people", "compose")]
    for line in page.lines:
        inside = any(call.line < line.number < call.end_line for call in lists)
        if line.id and not inside:
            yield AuthorError(
                f"item ^{line.id} stands outside a checklist",
                expected='it between {% call checklist("id", title="…") %} and {% endcall %}',
                example='{% call checklist("goal-check", title="Is your goal ready?") %}',
                line=line.number,
            )


def _short_indents(page: PageSource) -> Iterator[AuthorError]:
    """Nested lists, and tools inside lists, need 4 spaces: with 2 Markdown ends the list."""
    in_list = False
    tags = {line for call in page.calls for line in (call.line, call.end_line)}
    for line in page.lines:
        text = _QUOTE.sub("", line.raw).expandtabs(4)
        if line.fenced or not text.strip():
            continue
        indent = len(text) - len(text.lstrip())
        if in_list and indent % 4 and (_LIST.match(text) or line.number in tags):
            yield AuthorError(
                f"this line is {indent} spaces deep inside a list",
                expected="4 spaces for each level",
                example="    - [ ] A nested item ^nested-item",
                line=line.number,
            )
        in_list = bool(_LIST.match(text)) or (in_list and indent > 0)


def _misplaced_call(call: Call, page: PageSource) -> Iterator[AuthorError]:
    if any(line.fenced for line in page.lines if line.number == call.line):
        yield AuthorError(
            f"the call of {call.name} stands in a block of code, where it runs all the same",
            expected="it outside, or the code between {% raw %} and {% endraw %}",
            example="{% raw %}",
            line=call.line,
        )
    if call.tail.strip() or not is_bare(call.end_lead):
        yield AuthorError(
            f"text stands on the line of this endcall: {(call.tail.strip() or call.end_lead.strip())!r}",
            expected="the tag alone on its line",
            example="{% endcall %}",
            line=call.end_line,
        )
        return
    if not starts_a_block(call.lead):
        yield AuthorError(
            f"the call of {call.name} stands behind {call.lead.strip()!r}",
            expected="it at the start of a line of its own",
            example=f"{{% call {call.name}(…) %}}",
            line=call.line,
        )
    if is_bare(call.lead) and call.lead != call.end_lead:
        yield AuthorError(
            f"endcall is indented by {call.end_lead!r}, its call on line {call.line} by {call.lead!r}",
            expected="both tags equally deep, so that both are in the same list, quote or tab",
            example=f"{call.lead}{{% endcall %}}",
            line=call.end_line,
        )
