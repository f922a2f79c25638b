"""Every room of the house has one purpose, and the same thing has the same name in each."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.book import FUNCTIONS
from macros.fields import kinds
from macros.macro import signature
from macros.meta import KINDS, SCHEMA
from macros.settings import read_settings
from macros.site import TEMPLATE_ID
from macros.source import COMMENT_END, COMMENT_START
from macros.words import read_words
from tests.conftest import EXTENSIONS, ROOT, ReadPages

TOOLS = ("checklist", "worksheet")


def test_a_tool_has_the_same_name_everywhere() -> None:
    for tool in TOOLS:
        assert (ROOT / f"macros/{tool}.py").is_file()
        assert (ROOT / f"overrides/components/{tool}.html").is_file()
        assert (ROOT / f"docs/assets/js/{tool}.js").is_file()
        assert (ROOT / f"docs/assets/css/{tool}.css").is_file()
        assert tool in read_words()


def test_a_kind_of_field_has_a_file_in_each_room() -> None:
    scripts = ROOT / "docs/assets/js"
    registries = [scripts / "fields.js", *(scripts / "bundles").glob("*.js")]
    registry = "".join(file.read_text(encoding="utf-8") for file in registries)
    for name, kind in kinds().items():
        assert kind.name == name
        assert (ROOT / f"overrides/components/fields/{name}.html").is_file()
        assert (ROOT / f"docs/assets/js/fields/{name}.js").is_file()
        assert re.search(rf"\b{name}: \w+Field\b", registry)
        assert name in read_words()["fields"]


def test_overrides_hold_templates_only() -> None:
    assert {file.suffix for file in (ROOT / "overrides").rglob("*") if file.is_file()} == {".html"}


def test_only_the_shim_imports_mkdocs() -> None:
    for file in (ROOT / "macros").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            knows = any(name.split(".")[0] == "mkdocs" for name in names)
            assert not knows or file.name == "hooks.py", file.name


def test_only_the_tokens_speak_to_the_theme() -> None:
    for file in (ROOT / "docs/assets/css").rglob("*.css"):
        assert file.name in ("tokens.css", "code.css") or "--md-" not in file.read_text(encoding="utf-8"), (
            file.name
        )


@pytest.mark.parametrize(
    "pattern",
    ["macros/**/*.py", "docs/assets/js/**/*.js", "docs/assets/css/*.css", "tests/**/*.py", "dev.py"],
)
def test_no_file_is_long(pattern: str) -> None:
    long = {file.name: len(file.read_text(encoding="utf-8").splitlines()) for file in ROOT.glob(pattern)}
    assert {name: lines for name, lines in long.items() if lines > 250} == {}


def test_text_reaches_a_page_only_as_text() -> None:
    refused = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    for file in (ROOT / "docs/assets/js").rglob("*.js"):
        assert not re.search(refused, file.read_text(encoding="utf-8")), file.name


def test_no_error_is_swallowed_without_a_word() -> None:
    for file in (ROOT / "docs/assets/js").rglob("*.js"):
        assert not re.search(r"catch ?(\(\w*\) ?)?\{\s*\}", file.read_text(encoding="utf-8")), file.name


def test_no_answer_of_another_site_is_ever_cleared() -> None:
    for file in (ROOT / "docs/assets/js").rglob("*.js"):
        assert "torage.clear()" not in file.read_text(encoding="utf-8")


def test_authors_find_every_macro_and_argument_in_the_manual() -> None:
    manual = (ROOT / "docs/authors/index.md").read_text(encoding="utf-8")
    for name, function in FUNCTIONS.items():
        assert f"`{name}`" in manual or f"call {name}(" in manual
        for argument in signature(function).parameters:
            assert argument in ("id", "settings") or f"`{argument}`" in manual, f"{name}: {argument}"
    for kind in kinds().values():
        assert f"`{kind.name}`" in manual
        assert all(f"`{setting}`" in manual for setting in kind.settings)
    for key in (*SCHEMA, *KINDS):
        assert f"`{key}`" in manual


def test_the_examples_of_the_manual_work_as_they_stand(read_pages: ReadPages) -> None:
    manual = (ROOT / "docs/authors/index.md").read_text(encoding="utf-8")
    examples = re.findall(r"```jinja\n(.*?)```", manual, re.S)
    assert len(examples) == 6
    evidence = (ROOT / "docs/evidence.yml").read_text(encoding="utf-8")
    drawing = "assets/pictures/circles.svg"
    besides = {"evidence.yml": evidence, drawing: (ROOT / "docs" / drawing).read_text(encoding="utf-8")}
    reading = read_pages({"page.md": "# Page\n\n" + "\n".join(examples), **besides})
    assert not reading.problems
    assert [tool.id for tool in reading.book.tools()] == [
        "goal-check",
        "goal-plan",
        "network-map",
        "intro-builder",
    ]


def test_every_macro_is_its_own_manual() -> None:
    for name, function in FUNCTIONS.items():
        for part in ("Args:", "Errors:", "Example:"):
            assert part in (function.__doc__ or ""), f"{name} has no {part}"


def test_pages_are_read_with_the_same_marks_as_the_plugin_uses() -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert f'j2_comment_start_string: "{COMMENT_START}"' in settings
    assert f'j2_comment_end_string: "{COMMENT_END}"' in settings


def test_tests_read_markdown_as_the_site_does() -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    part = settings[settings.index("markdown_extensions:") : settings.index("plugins:")]
    assert re.findall(r"^  - ([\w.]+)", part, re.M) == EXTENSIONS


def leaves(words: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in words.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value


def test_no_word_stands_in_the_strings_without_being_used() -> None:
    sources = [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "docs/assets/js").rglob("*.js")]
    sources += (ROOT / "macros").rglob("*.py")
    text = "\n".join(file.read_text(encoding="utf-8") for file in sources)
    for path, _ in leaves(read_words()):
        name = path.rsplit(".", 1)[-1]
        reached = rf"(?:\.{name}\b|\[\"{name}\"\]|\"{name}\"|\b{name}[,}} ])"
        assert re.search(reached, text), f"{path} is not used"


def test_templates_and_scripts_hold_no_words_of_their_own() -> None:
    for file in (ROOT / "overrides").rglob("*.html"):
        text = re.sub(
            r"\{#.*?#\}|\{##.*?##\}|\{%.*?%\}|\{\{.*?\}\}|<style>.*?</style>",
            "",
            file.read_text(encoding="utf-8"),
            flags=re.S,
        )
        for words in re.findall(r">([^<>]*[A-Za-z]{2,}[^<>]*)<", text):
            raise AssertionError(f"{file.name} says {words.strip()!r}")
        assert not re.search(r'(?:aria-label|title|placeholder|alt)="[^"{]*[A-Za-z]{2,}', text), file.name


def test_the_settings_and_the_ledger_name_the_same_site() -> None:
    ledger = yaml.safe_load((ROOT / "docs/ids.lock.yml").read_text(encoding="utf-8"))
    assert read_settings(ROOT / "mkdocs.yml").id == ledger["site"] == TEMPLATE_ID


def test_every_part_of_the_settings_is_explained() -> None:
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines):
        if re.match(
            r"(nav|theme|markdown_extensions|exclude_docs|strict|watch|site_url|edit_uri|extra):", line
        ):
            near = lines[max(0, number - 3) : number + 3]
            assert any(one.lstrip().startswith("#") for one in near), f"{line} is not explained"


def test_paths_in_the_tree_are_where_a_newcomer_would_look() -> None:
    top = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    allowed = {"mkdocs.yml", "docs", "overrides", "macros", "tests", "README.md", "dev.py", "pyproject.toml"}
    allowed |= {"requirements.in", "requirements.txt", "requirements-dev.in", "requirements-dev.txt", "site"}
    allowed |= {"LICENSE", "LICENSE-CONTENT.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks"}
    assert top <= allowed, top - allowed
    assert Path(ROOT / "README.md").is_file()
