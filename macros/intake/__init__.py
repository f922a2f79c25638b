"""Takes raw chapters in: the command, its report, and the files it writes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.intake.chapter import Chapter, make_chapter
from macros.intake.raw import Note, Refusal, read_raw
from macros.intake.title import SLUG, SLUG_LENGTH, slug_of

_DECIDE_TITLE = Note(
    'the title is only a proposal; choose one and put it into `title:` and the "# " line', decide=True
)
_DECIDE_PLACE = Note("its place among the chapters (`nav:` in mkdocs.yml) is not chosen yet", decide=True)


@dataclass(frozen=True)
class Arrival:
    """A raw chapter, the page made from it, and the file that page goes to."""

    source: Path
    chapter: Chapter
    target: Path

    @property
    def report(self) -> str:
        """What became of the chapter, what was changed, and what needs a decision."""
        chapter = self.chapter
        proposed = chapter.origin.startswith("proposed")
        notes = [*([_DECIDE_TITLE] if proposed else []), *chapter.notes, _DECIDE_PLACE]
        lines = [
            f"{self.source} -> {self.target.as_posix()}",
            f'  title: "{chapter.title}" ({chapter.origin})',
        ]
        for heading, decide in (("changed", False), ("needs a decision", True)):
            found = [f"  - {note.text}" for note in notes if note.decide is decide]
            lines += [f"  {heading}:", *found] if found else []
        return "\n".join(lines)


def main(arguments: list[str], *, docs: Path = Path("docs")) -> int:
    """Take in the chapters that `arguments` name, and say what became of each.

    All of them are looked at before any is written: when one is refused, nothing is written.

    Returns:
        0, or 1 when a chapter was refused.
    """
    options = _options(arguments)
    arrivals, refused = receive(options.files, docs=docs, title=options.title, slug=options.slug)
    for path, why in refused:
        print(f"{path}: {why}", file=sys.stderr)
    if refused:
        print(
            f"Nothing was written, because {len(refused)} of {len(options.files)} files cannot be taken in."
        )
        return 1
    try:
        write(arrivals)
    except OSError as error:
        print(
            f"{error.filename}: it cannot be written ({error.strerror}); nothing was taken in",
            file=sys.stderr,
        )
        return 1
    print("\n\n".join(arrival.report for arrival in arrivals))
    return 0


def receive(
    files: list[Path], *, docs: Path, title: str = "", slug: str = ""
) -> tuple[list[Arrival], list[tuple[Path, Refusal]]]:
    """Make a page of each of `files`, and return them with those that are refused, and why."""
    arrivals: list[Arrival] = []
    refused = []
    for path in files:
        try:
            chapter = make_chapter(read_raw(path), docs=docs, title=title)
            target = _target(chapter, docs=docs, slug=slug)
            _check_free(target, arrivals)
            arrivals.append(Arrival(path, chapter, target))
        except Refusal as why:
            refused.append((path, why))
    return arrivals, refused


def write(arrivals: list[Arrival]) -> None:
    """Write all pages: first beside their place, then each into it in one move.

    Raises:
        OSError: the disk refuses.
    """
    parts = []
    try:
        for arrival in arrivals:
            arrival.target.parent.mkdir(parents=True, exist_ok=True)
            part = arrival.target.with_name(f".{arrival.target.name}.part")
            parts.append(part)
            part.write_text(arrival.chapter.text, encoding="utf-8", newline="\n")
        for part, arrival in zip(parts, arrivals, strict=True):
            part.replace(arrival.target)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dev.py intake", description="Make pages of chapters as writers deliver them."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a raw chapter, .txt or .md")
    parser.add_argument("--title", default="", help="the title of the chapter, when there is one FILE")
    parser.add_argument(
        "--slug", default="", help="the name of the page in its address, when there is one FILE"
    )
    options = parser.parse_args(arguments)
    for problem in _problems(options):
        parser.error(problem)
    return options


def _problems(options: argparse.Namespace) -> Iterator[str]:
    if len(options.files) > 1 and (options.title or options.slug):
        yield "--title and --slug are for one FILE; take in the others by themselves"
    if options.slug and not (SLUG.fullmatch(options.slug) and len(options.slug) <= SLUG_LENGTH):
        expected = "expected small letters, figures and single hyphens, such as follow-up"
        yield f"--slug is {options.slug!r}; {expected}"


def _target(chapter: Chapter, *, docs: Path, slug: str) -> Path:
    slug = slug or slug_of(chapter.title)
    if not slug:
        raise Refusal(
            f'no name for the page can be made from the title "{chapter.title}"; give one with --slug'
        )
    return docs / "chapters" / f"{slug}.md"


def _check_free(target: Path, arrivals: list[Arrival]) -> None:
    """No page is ever overwritten, nor its address given away twice."""
    where = target.as_posix()
    if target.stem == "index" or target.exists() or target.with_suffix("").exists():
        raise Refusal(f"there is a page {where} already; give another name with --slug")
    twin = next((arrival for arrival in arrivals if arrival.target == target), None)
    if twin:
        raise Refusal(
            f"{twin.source} makes the same page, {where}; take one of them in by itself with --slug"
        )
