"""Whoever follows the page "Add a language" step by step gets a guide in that language."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import sites

PAGE = (sites.ROOT / "docs/authors/language.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.S)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the book in which every step of the page is done."""
    copy = sites.copied(tmp_path)
    [source, target] = re.findall(r"\$ cp (\S+) (\S+)", "\n".join(blocks("console")))[0]
    shutil.copy(copy / source, copy / target)
    *words, setting = blocks("yaml")
    strings = yaml.safe_load((copy / target).read_text(encoding="utf-8"))
    for block in words:
        put(strings, yaml.safe_load(block))
    (copy / target).write_text(yaml.safe_dump(strings, allow_unicode=True), encoding="utf-8")
    settings = copy / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "  language: en\n" in text
    settings.write_text(text.replace("  language: en\n", setting), encoding="utf-8")
    return copy


def put(words: dict[str, Any], new: dict[str, Any]) -> None:
    for name, one in new.items():
        assert name in words, name
        if isinstance(one, dict) and "other" not in one:
            put(words[name], one)
        else:
            words[name] = one


def test_the_steps_lead_to_a_guide_in_that_language(copy: Path) -> None:
    site = sites.built(copy, copy / "site")
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in home
    assert re.search(r"\d Listen?<", home)
    script = next(site.glob("assets/guidebook.*.js")).read_text(encoding="utf-8")
    assert '"locale":"de-AT"' in script.replace(": ", ":")


def test_a_gap_stops_the_build_with_file_and_key(copy: Path) -> None:
    file = copy / "macros/strings/de.yml"
    words = yaml.safe_load(file.read_text(encoding="utf-8"))
    del words["tool"]["clear"]
    file.write_text(yaml.safe_dump(words), encoding="utf-8")
    done = sites.build(copy, copy / "site")
    assert done.returncode == 1
    assert "macros/strings/de.yml: tool.clear is missing; expected the words for 'Clear'" in done.stderr
    assert "Traceback" not in done.stderr
