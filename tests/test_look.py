"""The look keeps what it promises: contrasts, parted sheets, no force."""

from __future__ import annotations

import re

import pytest

from macros.bundle import join_styles, part_paper, shorten_names
from tests.conftest import ROOT

STYLES = ROOT / "docs/assets/css"
TOKENS = (STYLES / "tokens.css").read_text(encoding="utf-8")

# What is read, on every ground it stands on.
TEXT = [
    *((text, ground) for text in ("ink", "muted", "teal", "good", "bad") for ground in ("paper", "surface")),
    *((text, ground) for text in ("ink", "muted", "teal") for ground in ("tint-teal",)),
    *((text, ground) for text in ("ink", "muted", "amber") for ground in ("tint-amber",)),
    ("surface", "bad"),
    ("paper", "teal"),
]
# Borders of controls and the ring of the focus.
CONTROLS = [(line, ground) for line in ("line", "amber", "teal") for ground in ("paper", "surface")]


def palette(scheme: str) -> dict[str, str]:
    """The colours of one scheme by name."""
    start = TOKENS.index(":root {" if scheme == "light" else '[data-md-color-scheme="slate"]')
    block = TOKENS[start : TOKENS.index("}", start)]
    return {name: _six(value) for name, value in re.findall(r"--gb-([\w-]+): #(\w+);", block)}


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_told_from_its_ground(scheme: str) -> None:
    colours = palette(scheme)
    for least, pairs in ((4.5, TEXT), (3.0, CONTROLS)):
        for one, ground in pairs:
            assert contrast(colours[one], colours[ground]) >= least, f"{one} on {ground}"


def test_names_of_our_properties_are_short_and_the_same_in_every_sheet() -> None:
    short = shorten_names({"a": ":root{--gb-ink:#000;--gb-ink-2:red}", "b": "p{color:var(--gb-ink-2)}"})
    # The most used first, by the most common letters.
    assert short == {"a": ":root{--r:#000;--o:red}", "b": "p{color:var(--o)}"}


def test_no_script_or_template_speaks_of_our_properties() -> None:
    for folder, pattern in (("docs/assets/js", "*.js"), ("overrides", "*.html")):
        for file in (ROOT / folder).rglob(pattern):
            assert "--gb-" not in file.read_text(encoding="utf-8"), file.name


def test_no_rule_is_lost_where_those_for_paper_are_parted() -> None:
    style = "@page{margin:1cm}a{b:c}@media print{d{e:f}@media (x){g{h:i}}}j{k:l}@media screen{m{n:o}}"
    assert part_paper(style) == (
        "a{b:c}j{k:l}@media screen{m{n:o}}",
        "@page{margin:1cm}@media print{d{e:f}@media (x){g{h:i}}}",
    )


def test_a_rule_is_forced_only_on_paper() -> None:
    forced = [file.name for file in STYLES.glob("*.css") if "!important" in file.read_text(encoding="utf-8")]
    assert forced == ["paper.css"]


def test_every_style_sheet_is_part_of_the_one_that_is_published() -> None:
    imported = re.findall(r'@import "\./(.+?)";', (STYLES / "guidebook.css").read_text(encoding="utf-8"))
    assert {*imported, "guidebook.css"} == {file.name for file in STYLES.glob("*.css")}


def test_no_blank_between_selectors_is_lost() -> None:
    # The minifier drops it before a colon where at-rules stand in each other or are unknown to it.
    style = join_styles(STYLES / "guidebook.css")
    written = "".join(file.read_text(encoding="utf-8") for file in STYLES.glob("*.css"))
    assert style.count(" :is(") + style.count(">:is(") == len(re.findall(r"\S[ >]+:is\(", written))


def _six(value: str) -> str:
    return "".join(digit * 2 for digit in value) if len(value) == 3 else value


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
