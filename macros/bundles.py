"""The scripts and styles of heavier purposes, which only the pages that need them load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Bundle:
    """A script `docs/assets/js/bundles/<name>.js`, a style sheet of the same name, or both.

    Attributes:
        name: also the key of its words under `bundles` in the strings.
        marks: what stands in the HTML of a page that needs it. A template may also ask for it, by
            `{% set needs = ["name"] %}`.
        everywhere: whether every page needs it.
        alone: whether it runs without the script of all pages, which may be what does not work.
    """

    name: str
    marks: tuple[str, ...] = ()
    everywhere: bool = False
    alone: bool = False

    def script(self, docs: Path) -> Path:
        """Return its first module, which need not be there."""
        return docs / f"assets/js/bundles/{self.name}.js"

    def style(self, docs: Path) -> Path:
        """Return its style sheet, which need not be there."""
        return docs / f"assets/css/bundles/{self.name}.css"


_TOOLS = ("<gb-checklist", "<gb-worksheet", "<gb-people")

BUNDLES: tuple[Bundle, ...] = (
    Bundle("code", marks=('class="highlight',)),
    Bundle("compose", marks=('data-kind="compose"',)),
    Bundle("copies", marks=("<gb-checklist", "<gb-worksheet")),
    Bundle("data"),
    # Earlier versions, and a file of all answers: on every page where an answer can change.
    Bundle("snapshots", _TOOLS),
    Bundle("download", _TOOLS),
    Bundle("rows", marks=("data-row=",)),
    # Progress beside tools and chapters; the workbook and the page of sheets to print.
    Bundle("glance"),
    Bundle("overview"),
    Bundle("people_page"),
    Bundle("people", marks=('data-kind="person"', 'data-kind="people"', "<gb-people")),
    Bundle("addresses", ('data-kind="email"', 'data-kind="link"', 'data-kind="phone"')),
    Bundle("choice", ('class="gb-choice"',)),
    Bundle("items", ('class="gb-item__menu"',)),
    Bundle("recovery", alone=True),
    # Mends what the site's theme leaves out of reach.
    Bundle("theme", everywhere=True),
    Bundle("reworded"),  # called for by the pages that hold such a question
    Bundle("tags", ('data-kind="tags"',)),
    Bundle("weeks", ('data-kind="weeks"',)),
)


def loaded_by(
    html: str, assets: dict[str, dict[str, str]], marks: Mapping[str, Iterable[str]]
) -> Iterator[dict[str, Any]]:
    """Yield every bundle as templates need it: its name, its files, and whether `html` calls for it.

    Args:
        html: the content of a page.
        assets: the paths of each bundle's "script" and "style" in the finished site, by its name.
        marks: further marks of bundles, by name, where they depend on the book.
    """
    for bundle in BUNDLES:
        called = bundle.everywhere or any(
            mark in html for mark in (*bundle.marks, *marks.get(bundle.name, ()))
        )
        yield {"name": bundle.name, "called": called, **assets[bundle.name]}
