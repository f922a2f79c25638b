"""Every place in which the guide keeps words of a reader, and how to fill them all at once."""

from __future__ import annotations

from typing import Any

from tests.browser.attack import PAYLOADS
from tests.browser.test_payloads import questions

COPY = "c0000000a"
PEOPLE = 2

# The answers of a round take the place of all that was there, in both stores and in an earlier version.
FILL = """async ([site, text, why]) => {
  const answers = JSON.parse(text);
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(`gb:${site}:`))) {
    localStorage.removeItem(key);
  }
  const t = Date.now();
  const entries = Object.entries(answers).map(([uid, v]) => [uid, { v, t, w: "wa" }]);
  for (const [uid, entry] of entries) localStorage.setItem(`gb:${site}:1:${uid}`, JSON.stringify(entry));
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open(`gb-${site}`);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  await new Promise((resolve, reject) => {
    const transaction = database.transaction(["answers", "ops", "snapshots"], "readwrite");
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
    for (const name of ["answers", "ops", "snapshots"]) transaction.objectStore(name).clear();
    for (const [uid, entry] of entries) transaction.objectStore("answers").put({ uid, ...entry });
    transaction.objectStore("ops").add({ uid: entries[0][0], ...entries[0][1], prev: why });
    const pairs = JSON.stringify(entries.map(([uid, { v, ...more }]) => [uid, { v: `${v} `, ...more }]));
    transaction.objectStore("snapshots").add({ at: t, why, schema: 1, count: entries.length, text: pairs });
  });
  database.close();
}"""


def places(outline: dict[str, Any]) -> list[str]:
    """Every place in which words of a reader can be kept."""
    found = [uid for uid, kind in questions(outline) if not uid.startswith("people--")]
    found += [f"{uid}~other" for uid, kind in questions(outline) if kind == "textarea" and "~" not in uid]
    tools = [tool for page in outline["pages"] for tool in page["tools"]]
    for tool in tools:
        found += [f"{tool['id']}--copy~name", f"{tool['id']}_{COPY}--copy~name"]
        for field in tool["fields"]:
            uid = f"{tool['id']}--{field['id']}"
            for row, _ in field.get("rows", [])[1:]:
                found += [f"{uid}--{row}--{one['id']}" for one in field["columns"]]
            if field["kind"] in ("people", "checkboxes", "weeks", "tick"):
                found.append(uid)
    for number in range(PEOPLE):
        found += [f"people--r{number:08}--{one['id']}" for one in outline["people"]]
    return [*found, "gone--one", "gone--two--r00000001--x", "gone_c00000001--copy~name"]


def answers_of(asked: list[str], number: int | None) -> dict[str, str]:
    """What stands in each place in a round; plain words where there is no round."""
    count = len(PAYLOADS)
    return {
        uid: f"Words {place}" if number is None else PAYLOADS[(number + place) % count]
        for place, uid in enumerate(asked)
    }
