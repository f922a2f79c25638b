"""The filled example of a worksheet: what somebody else wrote into it, in people's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from macros.composing import composed
from macros.errors import AuthorError, one_of
from macros.fields import kinds
from macros.model import Field

_Data = dict[str, Any]
_Spoken = Callable[[str, str, dict[str, Any]], str]
# Kinds whose words stand apart on paper, and in a sentence have commas between them.
_LISTED = ("checkboxes", "tags")
_ROWS = 'examples=[{"did": "Led a team", "date": "2027-02-05"}]'
_FIXED = 'examples={"guide": {"person": "Ms Haddad"}}'


def check_examples(table: Field) -> None:
    """Refuse rows of an example that do not fit the table.

    Raises:
        AuthorError: as said.
    """
    fixed: dict[str, str] = table.settings.get("rows") or {}
    given: Any = table.settings["examples"]
    if given is None:
        return
    form, sample = (dict, _FIXED) if fixed else (list, _ROWS)
    if not isinstance(given, form) or not given:
        what = f"table '{table.id}' has the examples {given!r}"
        expected = "rows by their ids, each as column and text" if fixed else "rows, each as column and text"
        raise AuthorError(what, expected=expected, example=sample)
    for row in given if fixed else ():
        if row not in fixed:
            what = f"table '{table.id}' has an example for the row {row!r}"
            raise AuthorError(what, expected=one_of(fixed, str(row)), example=sample)
    columns = {column.id: column for column in table.columns}
    rows: Any = given
    for cells in rows.values() if fixed else rows:
        if not isinstance(cells, dict):
            what = f"table '{table.id}' has the example {cells!r}"
            raise AuthorError(what, expected="columns with their texts", example=sample)
        for name, text in cells.items():
            if name not in columns or not isinstance(text, str):
                what = f"table '{table.id}' has an example with {name!r}: {text!r}"
                raise AuthorError(what, expected=f"the text of {one_of(columns, str(name))}", example=sample)
            kinds()[columns[name].kind].check(replace(columns[name], example=text))


def example_of(asked: Iterable[_Data], spoken: _Spoken) -> list[_Data]:
    """Return each answer of the example with its label, in the order of the page, composed texts at the end.

    An entry is `{"label", "text", "rows"}`; a table has "rows" and "heads".
    """
    fields = list(asked)
    entries = [entry for data in fields for entry in _entries(data, spoken)]
    if not entries:
        return []
    answers = {data["id"]: _answer(data, spoken) for data in fields if data["kind"] != "compose"}
    texts = [(one["label"], composed(one["pattern"], answers)) for one in fields if one["kind"] == "compose"]
    return [*entries, *(_told(label, text) for label, text in texts if text)]


def short_name(by: str) -> str:
    """Return name and place, "Thuy, Da Nang", of somebody of whom more is said."""
    parts = [part.strip() for part in by.split(",")]
    return ", ".join([parts[0], parts[-1]] if len(parts) > 2 else parts)


def _entries(data: _Data, spoken: _Spoken) -> Iterator[_Data]:
    rows = _rows(data) if data["columns"] else {}
    if rows:
        shown = [one for one in data["columns"] if any(cells.get(one["id"]) for cells in rows.values())]
        fixed = data["settings"].get("rows")
        yield {
            "label": data["label"],
            "heads": [*([""] if fixed else []), *(one["label"] for one in shown)],
            "rows": [
                [*([fixed[row]] if fixed else []), *(_cell(one, cells, spoken) for one in shown)]
                for row, cells in rows.items()
            ],
        }
    if data.get("example"):
        yield _told(data["label"], spoken(data["kind"], data["example"], data["settings"]))


def _told(label: str, text: str) -> _Data:
    return {"label": label, "text": text, "rows": []}


def _cell(column: _Data, cells: dict[str, str], spoken: _Spoken) -> str:
    text = cells.get(column["id"], "")
    return spoken(column["kind"], text, column["settings"]) if text else ""


def _rows(data: _Data) -> dict[str, dict[str, str]]:
    """Return the rows of a table's example, by name."""
    given = data["settings"].get("examples")
    if isinstance(given, dict):
        return given
    first = next(iter(data["settings"].get("rows") or ["1"]))
    one = {column["id"]: column["example"] for column in data["columns"] if column["example"]}
    rows = given or ([one] if one else [])
    return {first if not given else str(number): cells for number, cells in enumerate(rows)}


def _answer(data: _Data, spoken: _Spoken) -> Any:
    """Return an answer of the example as patterns take it."""
    if not data["columns"]:
        return _said(data, data["example"], spoken)
    return [
        {one["id"]: _said(one, cells[one["id"]], spoken) for one in data["columns"] if cells.get(one["id"])}
        for cells in _rows(data).values()
    ]


def _said(data: _Data, text: str, spoken: _Spoken) -> _Data:
    options = data["settings"].get("options") or {}
    named = {label: id for id, label in options.items()}
    parts = [part.strip() for part in text.split(",")] if text else []
    chosen = [named.get(part, part) for part in ([text] if text in named else parts)]
    words = spoken(data["kind"], text, data["settings"]) if text else ""
    return {"text": words.replace(" · ", ", ") if data["kind"] in _LISTED else words, "chosen": chosen}
