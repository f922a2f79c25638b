"""What the verbs of dev.py call; works without any site generator: `python -m macros check`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from macros.assign import Undecided, write_ids
from macros.book import read_book
from macros.errors import AuthorError, Problem, Unbuildable
from macros.identity import unrecorded
from macros.settings import Settings, read_settings


def main(arguments: list[str]) -> int:
    """Run the verb that `arguments` starts with; return the exit code."""
    verbs = {"check": check, "ids": ids, "intake": intake}
    if not arguments or arguments[0] not in verbs:
        print(f"usage: python -m macros {{{','.join(verbs)}}} …", file=sys.stderr)
        return 2
    try:
        return verbs[arguments[0]](read_settings(Path("mkdocs.yml")), arguments[1:])
    except Unbuildable as error:
        print(error, file=sys.stderr)
        return 1


def check(settings: Settings, arguments: list[str]) -> int:
    """Say every mistake in the sources, and every id that the ledger does not know yet."""
    reading = read_book(settings.docs, site=settings.id, extra=settings.names)
    lines = [str(problem) for problem in reading.problems]
    for one in unrecorded(reading.book, reading.ledger):
        expected = f"it in {reading.ledger.path}, where `python3 dev.py ids` writes it"
        lines.append(str(Problem(one.place.path, one.place.line, f"'{one.uid}' is new", expected)))
    if not reading.book.pages:
        lines.append(f"There are no pages in {settings.docs}.")
    for line in lines:
        print(line, file=sys.stderr)
    tools, answers = len(list(reading.book.tools())), len(list(reading.book.answers()))
    if not lines:
        print(f"{len(reading.book.pages)} pages, {tools} tools, {answers} ids: no mistakes.")
    return 1 if lines else 0


def ids(settings: Settings, arguments: list[str]) -> int:
    """Write missing ids; ask where only the author knows."""
    asked = _ask if sys.stdin.isatty() else None
    try:
        today = datetime.now(UTC).date().isoformat()
        done = write_ids(settings.docs, site=settings.id, today=today, ask=asked)
    except Undecided as question:
        print(
            f"{question}\nRun `python3 dev.py ids` in a terminal to answer. Nothing was guessed.",
            file=sys.stderr,
        )
        return 1
    except AuthorError as error:
        print(error.at(f"{settings.docs.name}/ids.lock.yml", 1), file=sys.stderr)
        return 1
    print("\n".join(done))
    return 1 if done[-1].startswith("The ledger stays") else 0


def intake(settings: Settings, arguments: list[str]) -> int:
    """Turn raw chapters into pages."""
    from macros.intake import main as take_in

    return take_in(arguments, docs=settings.docs)


def _ask(question: str) -> bool:
    return input(f"{question} [y/N] ").strip().lower().startswith("y")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
