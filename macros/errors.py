"""Mistakes of authors, each told in one line: where, what is wrong, what was expected, an example."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

import yaml


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in the sources. `line` counts from 1 in the file as it is on disk."""

    path: str
    line: int
    what: str
    expected: str
    example: str = ""

    def __str__(self) -> str:
        example = f"; example: {self.example}" if self.example else ""
        return f"{self.path}:{self.line}: {self.what}; expected {self.expected}{example}"


class AuthorError(Exception):
    """Raised where a mistake is found; whoever knows the page turns it into a Problem.

    `line` is the line in the file, or None where the macro call itself is the place.
    """

    def __init__(self, what: str, *, expected: str, example: str = "", line: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.expected = expected
        self.example = example
        self.line = line

    def at(self, path: str, line: int) -> Problem:
        """Return the Problem at `path`; `line` stands in when the error names none."""
        return Problem(path, self.line or line, self.what, self.expected, self.example)


class Unbuildable(Exception):
    """Something besides the pages that makes a build impossible; the message is one sentence."""


def yaml_place(error: yaml.YAMLError) -> tuple[int, str]:
    """Return the line of the YAML text on which `error` lies, and what is wrong there."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return error.problem_mark.line + 1, str(error.problem)
    return 1, " ".join(str(error).split())


def one_of(names: Iterable[str], got: str) -> str:
    """Return "a, b or c", with the nearest name when `got` looks like a slip of one of them."""
    names = sorted(names)
    listed = " or ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
    near = difflib.get_close_matches(got, names, 1)
    return f"{listed} (did you mean '{near[0]}'?)" if near else listed
