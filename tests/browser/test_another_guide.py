"""All guides of one GitHub user share an address: what another keeps there stays, whatever is erased here."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.test_data import DATA
from tests.browser.test_keeping import answer

# Guides whose names begin like ours or as ours does, in each of the places.
PUT = """async () => {
  const keys = ["1:goal-plan--goal", "1:damaged:goal-plan--goal", "copy"];
  for (const site of ["another", "networking-guidebook-2", "networking"]) {
    for (const area of [localStorage, sessionStorage]) {
      for (const key of keys) area.setItem(`gb:${site}:${key}`, "{");
    }
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open(`gb-${site}`);
      opening.onupgradeneeded = () => {
        for (const name of ["answers", "ops", "snapshots"]) {
          const table = opening.result.createObjectStore(name, { autoIncrement: true });
          table.put({ uid: "goal-plan--goal", text: "[]" });
        }
      };
      opening.onsuccess = () => { opening.result.close(); resolve(); };
      opening.onerror = () => reject(opening.error);
    });
  }
}"""
OTHERS = """async () => {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const rows = [];
  for (const name of names.filter((one) => one !== "gb-networking-guidebook").sort()) {
    rows.push(await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const tables = [...opening.result.objectStoreNames];
        const transaction = opening.result.transaction(tables);
        const asked = tables.map((table) => transaction.objectStore(table).getAll());
        transaction.oncomplete = () => {
          opening.result.close();
          resolve([name, asked.map(({ result }) => result)]);
        };
      };
    }));
  }
  const keys = [localStorage, sessionStorage].map((area) => Object.entries(area).filter(([key]) => (
    !key.startsWith("gb:networking-guidebook:"))).sort());
  return JSON.stringify([keys, rows]);
}"""


def test_what_another_guide_keeps_at_the_same_address_stays(page: Page, address: str) -> None:
    answer(page, address, "Talk to five fitters")
    page.evaluate("localStorage.setItem('gb:networking-guidebook:1:damaged:goal-plan--goal', '{')")
    page.evaluate(PUT)
    page.goto(f"{address}{DATA}")
    others = page.evaluate(OTHERS)
    assert others.count("goal-plan--goal") == 3 * (2 + 2 + 3)
    done = page.locator("[data-part=done]")
    page.get_by_label("Tool", exact=True).select_option("goal-plan")
    page.get_by_role("button", name="Erase this tool").click()
    page.get_by_role("button", name="Erase it now").click()
    expect(done).to_contain_text("is erased, also from the history")
    assert page.evaluate(OTHERS) == others
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Erase my answers").click()
    page.get_by_role("button", name="Erase them now").click()
    expect(done).to_contain_text("Your answers are erased, also from the history.")
    assert page.evaluate(OTHERS) == others
    page.get_by_role("button", name="Start a private session").click()
    expect(page.get_by_text("This is a private session.")).to_be_visible()
    page.get_by_role("button", name="End the private session").click()
    page.get_by_role("button", name="End it and forget everything").click()
    expect(page.get_by_role("button", name="Start a private session")).to_be_visible()
    assert page.evaluate(OTHERS) == others
