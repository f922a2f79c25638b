"""A new kind of field: a small Python file, a template, a JavaScript class and an entry in the strings.

This test is also the example to start from: it adds a kind `number` to a copy of the house.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests import sites
from tests.browser.conftest import watched
from tests.browser.reader import field, ready, saved

PYTHON = '''\
"""A whole number, kept as its digits."""

from __future__ import annotations

from macros.errors import AuthorError
from macros.fields.kind import Kind
from macros.model import Field


def _check(field: Field) -> None:
    if field.example and not field.example.isdigit():
        what = f"field '{field.id}' has the example {field.example!r}"
        raise AuthorError(what, expected="digits", example='example="30"')


KIND = Kind("number", stores="number", check=_check)
'''

TEMPLATE = """\
{% from "control.html" import mirror, naming %}
{% macro control(field, uid, name="", describedby="") %}
<input class="gb-control" id="{{ uid }}" data-uid="{{ uid }}" data-kind="number" type="number"\
 autocomplete="off"{{ naming(name, describedby) }}/>
{{ mirror(1) }}
{% endmacro %}
"""

SCRIPT = """\
// @ts-check
import { Field } from "../field.js";

export class NumberField extends Field {
  /** @override */
  isWhole() {
    return !this.control.validity.badInput;
  }

  /** @param {string} answer @override */
  printed(answer) {
    return answer && `${answer} ${this.services.words.fields.number.unit}`;
  }
}
"""

PAGE = """\
# Number

{% call worksheet("count", title="Count") %}
{{ field("minutes", kind="number", label="Minutes", example="30") }}
{% endcall %}
"""


def add_number(copy: Path) -> None:
    (copy / "macros/fields/number.py").write_text(PYTHON)
    (copy / "overrides/components/fields/number.html").write_text(TEMPLATE)
    (copy / "docs/assets/js/fields/number.js").write_text(SCRIPT)
    registry = copy / "docs/assets/js/fields.js"
    text = registry.read_text(encoding="utf-8")
    text = text.replace(
        "import { SelectField", 'import { NumberField } from "./fields/number.js";\nimport { SelectField'
    )
    registry.write_text(
        text.replace("  select: SelectField,", "  number: NumberField,\n  select: SelectField,")
    )
    strings = copy / "macros/strings/en.yml"
    strings.write_text(
        strings.read_text(encoding="utf-8").replace("fields:\n", "fields:\n  number: {unit: minutes}\n")
    )
    (copy / "docs/chapters/number.md").write_text(PAGE)


def test_a_kind_is_added_with_one_file_in_each_room(browser: Browser, tmp_path: Path) -> None:
    copy = sites.copied(tmp_path)
    add_number(copy)
    with sites.served(sites.built(copy, copy / "site")) as address:
        context = browser.new_context()
        page = watched(context.new_page())
        page.goto(f"{address}/chapters/number/")
        ready(page)
        field(page, "count--minutes").fill("30")
        saved(page, "count")
        page.reload()
        expect(field(page, "count--minutes")).to_have_value("30")
        expect(page.locator(".gb-mirror__text")).to_have_text("30 minutes")
        context.close()


def test_a_mistake_in_the_new_kind_is_told_like_any_other(tmp_path: Path) -> None:
    copy = sites.copied(tmp_path)
    add_number(copy)
    page = copy / "docs/chapters/number.md"
    page.write_text(PAGE.replace('example="30"', 'example="half an hour"'))
    done = sites.build(copy, copy / "site")
    assert done.returncode == 1
    assert (
        "docs/chapters/number.md:4: field 'minutes' has the example 'half an hour'; expected digits"
        in done.stderr
    )
