"""The macros that cite a study in a sentence, and list below the page all that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from macros import tokens
from macros.errors import AuthorError
from macros.layout import alone
from macros.macro import Authoring
from macros.model import Citation
from macros.source import lead_of

_LIST = "{{ sources() }}"


def source(authoring: Authoring, id: str) -> str:
    """A study, cited in a sentence: "(Gee and others, 2017)", with more behind a small button.

    Args:
        id: the key of the study in docs/evidence.yml.

    Errors: a key that is not there or was retracted, a heading, a tool, no {{ sources() }} on the page.

    Example:
        Most people were helped by an acquaintance {{ source("gee2017") }}.
    """
    example = f'Tell both friends and acquaintances {{{{ source("{id}") }}}}.'
    authoring.must_stand_in(f"source '{id}'", None, example=example)
    # Noted before it is looked up: of a slip in a key, one line is enough.
    authoring.citations.append(Citation(id, authoring.place()))
    found = authoring.evidence.source(id)
    if lead_of(authoring.page, authoring.line(), r"\{\{").lstrip(" >").startswith("#"):
        raise AuthorError(f"source '{id}' stands in a heading", expected="it in a sentence", example=example)
    return tokens.source(
        key=id,
        claim=found.claim,
        figure=found.figure,
        short=found.short,
        reference=found.reference,
        doi=found.doi,
        kind=found.kind,
        strength=found.strength,
        limit=found.limit,
        note=found.note if found.status == "caution" else "",
        checked=found.checked.isoformat(),
    )


def sources(authoring: Authoring) -> str:
    """The list of all studies that this page cites, alone on its line.

    Args: none.

    Errors: a second list, a page that cites nothing, a line with more on it.

    Example:
        {{ sources() }}
    """
    authoring.must_stand_in("the list of sources", None, example=_LIST)
    place = authoring.place()
    if authoring.lists:
        what = f"the list of sources stands here and on line {authoring.lists[0].line}"
        raise AuthorError(what, expected="one list on a page", example=_LIST)
    authoring.lists.append(place)
    if authoring.page.line_text(place.line).strip() != _LIST:
        what = "the list of sources shares its line"
        raise AuthorError(what, expected="it alone on its line, and not in a list or quote", example=_LIST)
    return alone("", tokens.sources())


def unlisted(authoring: Authoring) -> Iterator[AuthorError]:
    """Yield what is wrong between the citations of a page that was read and its list of sources."""
    if authoring.citations and not authoring.lists:
        first = authoring.citations[0]
        what = f"source '{first.key}' is cited, but the page has no list of sources"
        yield AuthorError(what, expected="the list below a heading", example=_LIST, line=first.place.line)
    if authoring.lists and not authoring.citations:
        what = "the list of sources is empty, as nothing on this page is cited"
        example = '{{ source("gee2017") }}'
        yield AuthorError(what, expected="a source", example=example, line=authoring.lists[0].line)
