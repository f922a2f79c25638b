// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { everywhere, FakeBrowser } from "./fake_browser.js";

const GOAL = "goal-plan--goal";
const FIRST = "One tab has a long thought about what the goal should be.";
const SECOND = "The other tab thinks at the same time, and of something else.";

/** Two tabs write a long text into the same field, neither having seen the other's. @param {number} seed */
async function bothWrite(seed) {
  const browser = new FakeBrowser(seed);
  const [one, two] = [await browser.readyTab(), await browser.readyTab()];
  one.store.set(GOAL, FIRST);
  browser.time += 1;
  two.store.set(GOAL, SECOND);
  await browser.tasks.settle();
  return { browser, one, two };
}

test("of two long texts written at once both are kept in both stores, and offered after every page was closed", async () => {
  for (let seed = 1; seed <= 50; seed++) {
    const { browser, one, two } = await bothWrite(seed);
    assert.deepEqual([one.store.get(GOAL), two.store.get(GOAL)], [SECOND, SECOND]);
    assert.deepEqual([one.store.status.state, two.store.status.state], ["saved", "saved"]);
    browser.close(one);
    browser.close(two);
    const { store } = await browser.readyTab();
    assert.deepEqual([store.get(GOAL), store.otherVersion(GOAL)], [SECOND, FIRST], `seed ${seed}`);
    assert.deepEqual(everywhere(browser, `${GOAL}~other`), [FIRST, FIRST]);
  }
});

test("whichever store is lost, the text that lost is still offered", async () => {
  for (const where of ["local", "database"]) {
    const { browser, one, two } = await bothWrite(1);
    browser.close(one);
    browser.close(two);
    if (where === "local") browser.stored.clear();
    else browser.indexedDB.deleteUnder("gb-demo");
    assert.equal((await browser.readyTab()).store.otherVersion(GOAL), FIRST);
  }
});

test("once the reader has chosen it is offered nowhere, never again", async () => {
  const { browser, one, two } = await bothWrite(1);
  one.store.forgetOther(GOAL);
  await browser.tasks.settle();
  assert.equal(two.store.otherVersion(GOAL), undefined);
  assert.equal((await browser.readyTab()).store.otherVersion(GOAL), undefined);
  assert.equal(two.store.get(GOAL), SECOND);
});

test("it goes when its tool is cleared", async () => {
  const { browser, one } = await bothWrite(1);
  one.store.setMany(one.store.uidsOf("goal-plan").map((uid) => [uid, null]));
  await browser.tasks.settle();
  assert.deepEqual([one.store.has(GOAL), one.store.otherVersion(GOAL)], [false, undefined]);
});
