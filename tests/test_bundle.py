"""Modules become one classic script; what cannot be joined is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.bundle import BundleError, join_scripts, join_styles, script_json
from macros.bundles import BUNDLES, Bundle, loaded_by
from tests.conftest import ROOT


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    (tmp_path / "parts").mkdir()
    (tmp_path / "main.js").write_text('import { greet } from "./parts/greet.js";\n\ngreet();\n')
    (tmp_path / "parts/greet.js").write_text(
        'import { name } from "../name.js";\nexport function greet() {\n  return name;\n}\n'
    )
    (tmp_path / "name.js").write_text('export const name = "reader";\n')
    return tmp_path


def join(folder: Path) -> str:
    return join_scripts(folder / "main.js", facts={"site": "guide"})[0]


def test_a_module_comes_after_those_it_imports(modules: Path) -> None:
    script = join(modules)
    assert script.index("const name") < script.index("function greet") < script.rindex("greet();")
    assert "import" not in script
    assert "export" not in script


def test_the_script_starts_with_the_facts_of_the_book(modules: Path) -> None:
    assert join(modules).startswith('globalThis.guidebook={"site":"guide"};')


def test_a_module_imported_twice_stands_once(modules: Path) -> None:
    main = modules / "main.js"
    main.write_text('import { name } from "./name.js";\n' + main.read_text() + "greet(name);\n")
    assert join(modules).count("const name") == 1


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('import all from "./name.js";', "main.js:1: an import of another form"),
        ('import * as all from "./name.js";', "main.js:1: an import of another form"),
        ('import "./name.js";', "main.js:1: an import of another form"),
        ('import { name as other } from "./name.js";', "main.js:1: an import under another name"),
        ("export default 1;", "main.js:1: an export of another form"),
        ("export { name };", "main.js:1: an export of another form"),
        ("const { a } = window;", "main.js:1: a declaration at the top that takes a value apart"),
        ("var a = 1;", "main.js:1: a `var` at the top"),
        ("await go();", "main.js:1: an `await` at the top"),
        ("export const a = await go();", "main.js:1: an `await` at the top"),
        ('const a = () => import("./name.js");', "main.js:1: an import while the script runs"),
        ('import { gone } from "./gone.js";', "main.js: it imports gone.js, which is not there"),
        ('import { main } from "./main.js";', "main.js: it imports itself"),
    ],
)
def test_what_cannot_be_joined_is_refused(line: str, complaint: str, modules: Path) -> None:
    (modules / "main.js").write_text(f"{line}\n")
    with pytest.raises(BundleError, match=re.escape(complaint)):
        join(modules)


def test_one_name_in_two_modules_is_refused(modules: Path) -> None:
    (modules / "parts/greet.js").write_text("const name = 1;\nexport function greet() {}\n")
    main = 'import { greet } from "./parts/greet.js";\nimport { name } from "./name.js";\n'
    (modules / "main.js").write_text(main)
    with pytest.raises(BundleError, match=re.escape("name.js: the name name stands in greet.js too")):
        join(modules)


def test_styles_are_joined_in_the_order_of_their_imports(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a { color: red; }\n")
    (tmp_path / "b.css").write_text("b { color: blue; }\n")
    (tmp_path / "all.css").write_text('@import "./b.css";\n@import "./a.css";\n')
    assert join_styles(tmp_path / "all.css") == "b{color:blue}a{color:red}"


def test_facts_cannot_end_the_script_element() -> None:
    assert "<" not in script_json({"text": "</script>\u2028"})


def test_a_bundle_borrows_from_the_core_and_repeats_nothing(modules: Path) -> None:
    (modules / "more.js").write_text(
        'import { name } from "./name.js";\nimport { own } from "./own.js";\nown(name);\n'
    )
    (modules / "own.js").write_text('import { name } from "./name.js";\nexport function own() { name; }\n')
    core, bundles = join_scripts(modules / "main.js", {"more": modules / "more.js"}, facts={})
    assert core.rstrip().endswith("globalThis.guidebook.shared={name};})();")
    assert "const{name}=globalThis.guidebook.shared;" in bundles["more"]
    assert "function own" in bundles["more"]
    assert "reader" not in bundles["more"]


def test_a_name_that_two_modules_of_a_bundle_borrow_is_borrowed_once(modules: Path) -> None:
    (modules / "more.js").write_text(
        'import { name } from "./name.js";\nimport { own } from "./own.js";\nown(name);\n'
    )
    (modules / "own.js").write_text('import { name } from "./name.js";\nexport const own = () => name;\n')
    bundles = join_scripts(modules / "main.js", {"more": modules / "more.js"}, facts={})[1]
    assert "const{name}=globalThis.guidebook.shared;" in bundles["more"]


def test_a_bundle_cannot_use_a_name_of_the_core_for_something_else(modules: Path) -> None:
    (modules / "more.js").write_text("function greet() {}\ngreet();\n")
    with pytest.raises(BundleError, match=r"more\.js: the name greet stands in greet\.js too"):
        join_scripts(modules / "main.js", {"more": modules / "more.js"}, facts={})


def test_every_module_of_ours_can_be_joined() -> None:
    docs = ROOT / "docs"
    entries = {one.name: one.script(docs) for one in BUNDLES if one.script(docs).exists()}
    core, bundles = join_scripts(docs / "assets/js/main.js", entries, facts={})
    scripts = core + "".join(bundles.values())
    for module in (docs / "assets/js").rglob("*.js"):
        for name in re.findall(r"^export class (\w+)", module.read_text(), re.M):
            assert f"class {name}" in scripts, f"{module.name} is not part of a script"


@pytest.fixture
def one_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.bundles.BUNDLES", (Bundle("people", ('data-kind="person"',)),))


@pytest.mark.usefixtures("one_bundle")
def test_a_page_calls_for_a_bundle_by_what_stands_in_it() -> None:
    assets = {"people": {"script": "assets/people.js", "style": ""}}
    called = {
        html: [one["called"] for one in loaded_by(html, assets, {})]
        for html in ("<p>", '<b data-kind="person">')
    }
    assert called == {"<p>": [False], '<b data-kind="person">': [True]}
