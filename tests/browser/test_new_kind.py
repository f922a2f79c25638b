"""A new kind of field: a small Python file, a template, a JavaScript class and an entry in the strings.

This test is also the example to start from: it adds a kind `miles` to a copy of the house.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests import sites
from tests.browser.conftest import watched
from tests.browser.reader import field, ready, saved

PYTHON = '''\
"""How far it is, kept as its digits."""

from __future__ import annotations

from macros.errors import AuthorError
from macros.fields.kind import Kind
from macros.model import Field


def _check(field: Field) -> None:
    if field.example and not field.example.isdigit():
        what = f"field '{field.id}' has the example {field.example!r}"
        raise AuthorError(what, expected="digits", example='example="30"')


KIND = Kind("miles", stores="miles", check=_check)
'''

TEMPLATE = """\
{% from "control.html" import mirror, naming %}
{% macro control(field, uid, name="", describedby="") %}
<input class="gb-control" id="{{ uid }}" data-uid="{{ uid }}" data-kind="miles" type="text"\
 autocomplete="off"{{ naming(name, describedby) }}/>
{{ mirror(1) }}
{% endmacro %}
"""

SCRIPT = """\
// @ts-check
import { ControlField } from "../control.js";

export class MilesField extends ControlField {
  /** @override */
  isWhole() {
    return /^\\d*$/.test(this.control.value);
  }

  /** @param {string} answer @override */
  printed(answer) {
    return answer && `${answer} ${this.services.words.fields.miles.unit}`;
  }
}
"""

PAGE = """\
# Miles

{% call worksheet("ways", title="Ways") %}
{{ field("work", kind="miles", label="To work", example="30") }}
{% endcall %}
"""


def add_miles(copy: Path) -> None:
    (copy / "macros/fields/miles.py").write_text(PYTHON)
    (copy / "overrides/components/fields/miles.html").write_text(TEMPLATE)
    (copy / "docs/assets/js/fields/miles.js").write_text(SCRIPT)
    registry = copy / "docs/assets/js/fields.js"
    text = registry.read_text(encoding="utf-8")
    text = text.replace(
        "import { SelectField", 'import { MilesField } from "./fields/miles.js";\nimport { SelectField'
    )
    registry.write_text(
        text.replace("  select: SelectField,", "  miles: MilesField,\n  select: SelectField,")
    )
    strings = copy / "macros/strings/en.yml"
    strings.write_text(
        strings.read_text(encoding="utf-8").replace("fields:\n", "fields:\n  miles: {unit: miles}\n")
    )
    (copy / "docs/chapters/miles.md").write_text(PAGE)


def test_a_kind_is_added_with_one_file_in_each_room(browser: Browser, tmp_path: Path) -> None:
    copy = sites.copied(tmp_path)
    add_miles(copy)
    with sites.served(sites.built(copy, copy / "site")) as address:
        context = browser.new_context()
        page = watched(context.new_page())
        page.goto(f"{address}/chapters/miles/")
        ready(page)
        field(page, "ways--work").fill("30")
        saved(page, "ways")
        page.reload()
        expect(field(page, "ways--work")).to_have_value("30")
        expect(page.locator(".gb-mirror__text")).to_have_text("30 miles")
        context.close()


def test_a_mistake_in_the_new_kind_is_told_like_any_other(tmp_path: Path) -> None:
    copy = sites.copied(tmp_path)
    add_miles(copy)
    page = copy / "docs/chapters/miles.md"
    page.write_text(PAGE.replace('example="30"', 'example="far"'))
    done = sites.build(copy, copy / "site")
    assert done.returncode == 1
    assert "docs/chapters/miles.md:4: field 'work' has the example 'far'; expected digits" in done.stderr
