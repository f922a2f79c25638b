"""Reads the whole book without a site generator: every page, its tools, and every mistake in them."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import ChainableUndefined, Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from macros.aliases import check_aliases, read_aliases
from macros.checklist import checklist
from macros.citation import source, sources, unlisted
from macros.compose import compose
from macros.containers import layout_errors
from macros.errors import AuthorError, Problem, one_of
from macros.evidence import Evidence, read_evidence
from macros.field import field
from macros.fields import kinds
from macros.identity import check_book, check_ledger
from macros.ledger import Ledger, read_ledger
from macros.macro import Authoring, Macro
from macros.meta import check_meta
from macros.model import Book, Page
from macros.moves import check_formers, check_moves, read_formers
from macros.people import check_people, people
from macros.picture import picture
from macros.source import PageSource, page_jinja, read_page
from macros.worksheet import column, table, worksheet

FUNCTIONS: dict[str, Callable[..., str]] = {
    one.__name__: one
    for one in (checklist, worksheet, field, table, people, column, compose, source, sources, picture)
}

# What mkdocs-macros offers on every page besides our macros and the keys of `extra`.
_GENERATOR_NAMES = {
    *("config", "context", "environment", "extra", "files", "filters", "filters_builtin", "fix_url", "git"),
    *("macros", "macros_info", "navigation", "now", "page", "plugin"),
}


class _Absent(ChainableUndefined):
    """Stands in for a name that only the site generator knows, or nobody: reading goes on past it."""

    def __call__(  # type: ignore[override]  # what Jinja declares never returns
        self, *arguments: Any, caller: Callable[[], str] | None = None, **named: Any
    ) -> str:
        return caller() if caller else "…"

    def __str__(self) -> str:
        return "…"


@dataclass(frozen=True)
class Reading:
    """The book as read, with its ledger and all that is wrong with them, in the order of place."""

    book: Book
    ledger: Ledger
    problems: tuple[Problem, ...]


def macros_for(authoring: Callable[[], Authoring]) -> dict[str, Macro]:
    """Return all macros by name, for the page that `authoring` gives when one is called."""
    return {name: Macro(name, function, authoring) for name, function in FUNCTIONS.items()}


def read_book(docs: Path, *, site: str = "", extra: tuple[str, ...] = ()) -> Reading:
    """Read every page below `docs`, and the ledger.

    Args:
        docs: the folder of the pages.
        site: the storage scope that mkdocs.yml sets; an empty one is not checked.
        extra: names that pages may use besides the macros.
    """
    evidence = read_evidence(docs)
    problems: list[Problem] = list(evidence.problems)
    pages = []
    for file in sorted(docs.rglob("*.md")):
        uri = file.relative_to(docs).as_posix()
        pages.append(_read(docs, uri, extra, problems, evidence))
    book = Book(tuple(pages))
    try:
        ledger = read_ledger(docs)
    except AuthorError as error:
        ledger = Ledger(f"{docs.name}/ids.lock.yml", site)
        problems.append(error.at(ledger.path, 1))
    else:
        problems += _ledger_problems(book, ledger, site, broken={one.path for one in problems})
    problems += [*check_book(book), *check_people(book), *check_moves(book)]
    return Reading(book, ledger, tuple(sorted(set(problems))))


def _read(docs: Path, uri: str, extra: tuple[str, ...], problems: list[Problem], evidence: Evidence) -> Page:
    """Read one page; what is wrong with it goes to `problems`."""
    try:
        page = read_page(docs, uri)
    except AuthorError as error:
        problems.append(error.at(f"{docs.name}/{uri}", 1))
        return Page(uri, "", "", "", draft=False)
    except UnicodeDecodeError:
        not_text = AuthorError("this page is not UTF-8 text", expected="a file saved as UTF-8")
        problems.append(not_text.at(f"{docs.name}/{uri}", 1))
        return Page(uri, "", "", "", draft=False)
    authoring = Authoring(page, problems, docs=docs, evidence=evidence)
    if page.macros_run:
        _run_macros(authoring, extra)
    mistakes = [*check_meta(page, macros=FUNCTIONS), *check_aliases(page), *check_formers(page)]
    problems += [error.at(page.path, 1) for error in mistakes]
    return Page(
        uri,
        title=str(page.meta.get("title") or _heading(page)),
        kind=str(page.meta.get("kind", "")),
        time=str(page.meta.get("time", "")),
        draft=page.meta.get("status") == "draft",
        tools=tuple(authoring.tools),
        citations=tuple(authoring.citations),
        pictures=tuple(authoring.pictures),
        aliases=read_aliases(page),
        formers=read_formers(page),
        description=str(page.meta.get("description", "")),
        hidden=page.meta.get("hidden") is True,
    )


def _heading(page: PageSource) -> str:
    return next((line.raw[2:].strip() for line in page.lines if line.raw.startswith("# ")), "")


def _run_macros(authoring: Authoring, extra: tuple[str, ...]) -> None:
    page = authoring.page
    report = partial(_report, authoring)
    environment = page_jinja(_Absent)
    environment.globals |= macros_for(lambda: authoring)
    try:
        for error in layout_errors(page):
            report(error)
        for error in _unknown_names(page, environment, extra):
            report(error)
        environment.from_string(page.markdown).render()
        for error in unlisted(authoring):
            report(error)
    except AuthorError as error:
        report(error)
    except TemplateSyntaxError as error:
        report(_syntax_error(error, page))
    except Exception as error:  # whatever an author's expression raises is the author's to mend
        report(_failure(error, page))


def _report(authoring: Authoring, error: AuthorError) -> None:
    authoring.problems.append(error.at(authoring.page.path, authoring.page.first_line))


def _unknown_names(
    page: PageSource, environment: Environment, extra: tuple[str, ...]
) -> Iterator[AuthorError]:
    tree = environment.parse(page.markdown)
    known = {*FUNCTIONS, *extra, *_GENERATOR_NAMES, *page.meta}
    unknown = find_undeclared_variables(tree) - known - environment.globals.keys()
    for name in tree.find_all(nodes.Name):
        if name.name in unknown and name.ctx == "load":
            yield AuthorError(
                f"unknown macro or name '{name.name}'",
                expected=one_of(FUNCTIONS, name.name),
                example='{{ field("goal", kind="text", label="My goal") }}',
                line=name.lineno + page.first_line - 1,
            )


def _syntax_error(error: TemplateSyntaxError, page: PageSource) -> AuthorError:
    return AuthorError(
        f"Jinja cannot read this: {error.message}",
        expected="a complete call with matching quotes and brackets",
        example='{{ field("goal", kind="text", label="My goal") }}',
        line=error.lineno + page.first_line - 1,
    )


def _failure(error: Exception, page: PageSource) -> AuthorError:
    frames = traceback.extract_tb(error.__traceback__)
    line = next((frame.lineno for frame in reversed(frames) if frame.filename == "<template>"), None) or 1
    expected = "an expression that Jinja can work out"
    example = '{{ field("goal", kind="text", label="My goal") }}'
    return AuthorError(
        f"this fails: {error}", expected=expected, example=example, line=line + page.first_line - 1
    )


def _ledger_problems(book: Book, ledger: Ledger, site: str, *, broken: set[str]) -> Iterator[Problem]:
    stores = {"tick": "tick"} | {name: kind.stores for name, kind in kinds().items()}
    if site and ledger.site and site != ledger.site:
        yield Problem(
            ledger.path,
            ledger.line_of("site"),
            f"the ledger is of site '{ledger.site}', but mkdocs.yml has extra.guidebook.id '{site}'",
            "the same id in both: readers' answers are kept under it and are not found under another",
            f"site: {site}",
        )
    yield from check_ledger(book, ledger, stores=stores, broken=broken)
