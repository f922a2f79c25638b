// @ts-check
import assert from "node:assert/strict";
import { PREFIX } from "./fake_browser.js";

/** @import { FakeBrowser } from "./fake_browser.js" */

/** All tabs, and both stores, hold the same. @param {FakeBrowser} browser @param {boolean} local whether it works */
export function assertAlike(browser, local) {
  const database = new Map([...browser.indexedDB.committed("gb-demo", "answers").values()].map(({ uid, v, t, w }) => [uid, { v, t, w }]));
  const live = [...database].filter(([, { v }]) => v !== null).sort();
  for (const { store, name } of browser.tabs) {
    assert.deepEqual([...store.live()].sort(), live, name);
    assert.ok(["ready", "saved", "partly"].includes(store.status.state), `${name}: ${store.status.state}`);
  }
  if (!local) return;
  const stored = [...browser.stored].filter(([key]) => key.startsWith(PREFIX)).map(([key, text]) => [key.slice(PREFIX.length), JSON.parse(text)]);
  assert.deepEqual(stored.sort(), [...database].sort());
}
