"""What all macros share: the page they stand on, checked arguments, and errors told with their line."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.errors import AuthorError, Problem, one_of
from macros.evidence import Evidence
from macros.model import Citation, Composed, Field, Picture, Place, Tool
from macros.source import PageSource

Body = Callable[[], str]


@dataclass
class Authoring:
    """One page while its macros run: what they may ask, and what they leave behind.

    `around` names the running calls, outermost first; `fields` are those made so far in the innermost,
    `texts` those in the worksheet; `docs` is the folder of the book; `lists` says where the page lists the
    sources that it cites.
    """

    page: PageSource
    problems: list[Problem] = field(default_factory=list)
    tools: list[Tool] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    texts: list[Composed] = field(default_factory=list)
    docs: Path = Path("docs")
    evidence: Evidence = field(default_factory=Evidence)
    citations: list[Citation] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    lists: list[Place] = field(default_factory=list)

    def line(self) -> int:
        """Return the line in the file of the call that is running."""
        return _template_line() + self.page.first_line - 1

    def place(self, line: int | None = None) -> Place:
        """Return where `line`, or else the running call, stands."""
        return Place(self.page.path, line or self.line())

    def inside(self, name: str, body: Body) -> tuple[str, tuple[Field, ...]]:
        """Run the body of the call `name`; return its text and the fields made in it."""
        outer, self.fields = self.fields, []
        self.around.append(name)
        try:
            return body(), tuple(self.fields)
        finally:
            self.around.pop()
            self.fields = outer

    def must_stand_in(self, what: str, parent: str | None, *, example: str) -> None:
        """Refuse a macro whose innermost call around it is not `parent`, where None stands for the page.

        Raises:
            AuthorError: it stands elsewhere.
        """
        around = self.around[-1] if self.around else None
        if around == parent:
            return
        if parent is None:
            expected = f"it behind the endcall of that {around}"
        else:
            expected = f"it right between {{% call {parent}(…) %}} and {{% endcall %}}"
        where = f"inside a {around}" if around else f"outside a {parent}"
        raise AuthorError(f"{what} stands {where}", expected=expected, example=example)

    def report(self, error: AuthorError) -> None:
        """Keep `error` as a problem of this page."""
        self.problems.append(error.at(self.page.path, error.line or self.line()))


@dataclass(frozen=True)
class Macro:
    """A function for authors. The first argument of `function` is the Authoring, hidden from them."""

    name: str
    function: Callable[..., str]
    authoring: Callable[[], Authoring]

    def __call__(self, *arguments: Any, **named: Any) -> str:
        authoring = self.authoring()
        try:
            _check_arguments(self.name, self.function, arguments, named)
            return self.function(authoring, *arguments, **named)
        except AuthorError as error:
            authoring.report(error)
            return ""


def signature(function: Callable[..., str]) -> inspect.Signature:
    """Return the arguments that authors may give: all but the hidden first one and the body."""
    whole = inspect.signature(function)
    return whole.replace(parameters=[p for p in list(whole.parameters.values())[1:] if p.name != "caller"])


def _check_arguments(
    name: str, function: Callable[..., str], arguments: tuple[Any, ...], named: dict[str, Any]
) -> None:
    known = signature(function).parameters
    takes_more = any(p.kind is p.VAR_KEYWORD for p in known.values())
    example = (inspect.getdoc(function) or "").rsplit("Example:", 1)[-1].strip().split("\n")[0]
    for argument in named.keys() - known.keys() - {"caller"}:
        if not takes_more:
            expected = one_of(known, argument)
            raise AuthorError(f"{name} has no argument '{argument}'", expected=expected, example=example)
    needed = [p.name for p in known.values() if p.default is p.empty and p.kind is not p.VAR_KEYWORD]
    missing = [argument for argument in needed[len(arguments) :] if argument not in named]
    if missing:
        raise AuthorError(f"{name} lacks '{missing[0]}'", expected=f"{', '.join(needed)}", example=example)
    if len(arguments) > 1:
        what = f"{name} has the argument {arguments[1]!r} without a name"
        raise AuthorError(what, expected="only the id without one", example=example)
    if "caller" in inspect.signature(function).parameters and "caller" not in named:
        what = f"{name} has no body"
        raise AuthorError(what, expected=f"{{% call {name}(…) %}} … {{% endcall %}}", example=example)
    if "caller" in named and "caller" not in inspect.signature(function).parameters:
        what = f"{name} was given a body"
        raise AuthorError(what, expected=f"{{{{ {name}(…) }}}} alone on its line", example=example)


def _template_line() -> int:
    """Return the line of the page on which Jinja now is.

    Jinja does not tell a macro where it was called; its compiled template does, from the frame that runs it.
    """
    frame = sys._getframe(1)
    while frame.f_back:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 1
