// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { People, PEOPLE_ORDER } from "../../docs/assets/js/people.js";
import { FakeBrowser } from "./fake_browser.js";

const WORDS = /** @type {any} */ ({ locale: "en" });

/** @param {FakeBrowser} [browser] */
async function list(browser = new FakeBrowser()) {
  const { store } = await browser.readyTab();
  return { browser, store, people: new People({ store, random: browser.tasks.random, words: WORDS }) };
}

test("people stand in the order in which they were added, each with an id that never changes", async () => {
  const { people, store } = await list();
  const ama = people.add("Ama K.");
  const jonas = people.add("Jonas");
  assert.deepEqual(people.ids(), [ama, jonas]);
  assert.deepEqual(store.get(PEOPLE_ORDER), [ama, jonas]);
  store.set(`people--${ama}--name`, "Ama Kuffour");
  assert.deepEqual(people.ids().map((id) => people.nameOf(id)), ["Ama Kuffour", "Jonas"]);
});

test("a name is found whatever its case and spaces", async () => {
  const { people } = await list();
  const id = people.add("Mr Silva");
  assert.deepEqual(people.called("  mr   SILVA "), [id]);
  assert.deepEqual(people.called("Mr Silv"), []);
  assert.deepEqual(people.called(" "), []);
});

test("two people of one name are both found", async () => {
  const { people } = await list();
  const both = [people.add("Ana"), people.add("ana ")];
  assert.deepEqual(people.called("Ana"), both);
});

test("a search goes without accents, and names that start with it come first", async () => {
  const { people } = await list();
  const [rose, ana, rao] = ["Mary Rose", "Rósa", "Dr Rao"].map((name) => people.add(name));
  assert.deepEqual(people.matching("ros"), [ana, rose]);
  assert.deepEqual(people.matching(""), [rose, ana, rao]);
});

test("an answer is told to name somebody here, somebody gone, or to be words", async () => {
  const { people } = await list();
  const id = people.add("Joy");
  assert.equal(people.standing(id), "here");
  people.remove(id, "clear");
  assert.equal(people.standing(id), "gone");
  assert.equal(people.standing("rodriguez"), "text");
  assert.equal(people.standing("r12345678"), "gone");
  assert.equal(people.standing("Joy"), "text");
});

test("somebody gone is known as gone by what was noted, even where the id reads like a word", async () => {
  const { people, store } = await list();
  store.set("people--rodriguez--name", "Joy");
  people.remove("rodriguez", "clear");
  assert.equal(people.standing("rodriguez"), "gone");
});

test("an undone removal puts people back in their order, though the list never held it", async () => {
  const { people, store } = await list();
  for (const id of ["rbbbbbbb2", "raaaaaaa1"]) store.set(`people--${id}--name`, id);
  const undo = people.remove("raaaaaaa1", "clear");
  undo();
  assert.deepEqual(store.get(PEOPLE_ORDER), ["raaaaaaa1", "rbbbbbbb2"]);
});

test("everything that names somebody is found, but not the list itself", async () => {
  const { people, store } = await list();
  const [ama, joy] = [people.add("Ama K."), people.add("Joy")];
  store.set("goal-plan--helper", ama);
  store.set("network-map--next-three", [joy, ama]);
  store.set(`people--${joy}--knows`, [ama]);
  store.set(`people--${ama}--knows`, [ama]);
  assert.deepEqual(people.pointingTo(ama).sort(), [
    "goal-plan--helper",
    "network-map--next-three",
    `people--${joy}--knows`,
  ]);
});

for (const fate of /** @type {const} */ (["keep", "clear"])) {
  test(`somebody is removed and the answers that name them ${fate} the name; one act undoes it all`, async () => {
    const { people, store } = await list();
    const [ama, joy] = [people.add("Ama K."), people.add("Joy")];
    store.set("goal-plan--helper", ama);
    store.set("network-map--next-three", [joy, ama]);
    store.set(`people--${joy}--knows`, [ama]);
    store.set(`people--${ama}--notes`, "Likes voice messages");
    const before = JSON.stringify([...store.live()].map(([uid, { v }]) => [uid, v]).sort());
    const undo = people.remove(ama, fate);
    assert.deepEqual(people.ids(), [joy]);
    assert.equal(store.get(`people--${ama}--notes`), undefined);
    const named = fate === "keep";
    assert.equal(store.get("goal-plan--helper"), named ? "Ama K." : undefined);
    assert.deepEqual(store.get("network-map--next-three"), named ? [joy, "Ama K."] : [joy]);
    assert.deepEqual(store.get(`people--${joy}--knows`), named ? ["Ama K."] : undefined);
    undo();
    assert.equal(JSON.stringify([...store.live()].map(([uid, { v }]) => [uid, v]).sort()), before);
  });
}

test("two tabs that add different people at the same time keep both", async () => {
  const browser = new FakeBrowser();
  const [one, two] = [await list(browser), await list(browser)];
  one.people.add("Ama K.");
  two.people.add("Jonas");
  await browser.tasks.settle();
  for (const { people } of [one, two]) {
    assert.deepEqual(people.ids().map((id) => people.nameOf(id)).sort(), ["Ama K.", "Jonas"]);
  }
});

test("a column that moved leaves the people where they are", async () => {
  const browser = new FakeBrowser();
  browser.putLocal("people--rabc12345--remarks", { v: "Kind", t: 5, w: "wa" });
  const moved = new Map([["people--remarks", "people--notes"]]);
  const { store } = await browser.readyTab({ moved });
  const people = new People({ store, random: browser.tasks.random, words: WORDS });
  assert.deepEqual(people.ids(), ["rabc12345"]);
  assert.equal(people.fact("rabc12345", "notes"), "Kind");
});

test("200 people with 15 facts each are read once for each change, not once for each look", async () => {
  const { people, store } = await list();
  for (let number = 0; number < 200; number++) {
    const id = people.add(`Person ${number}`);
    for (let fact = 0; fact < 14; fact++) store.set(`people--${id}--fact-${fact}`, "x");
  }
  const [first] = people.ids();
  let reads = 0;
  const rowsOf = store.rowsOf.bind(store);
  store.rowsOf = (...named) => (reads++, rowsOf(...named));
  store.set(`people--${first}--fact-0`, "y");
  for (const id of people.ids()) people.nameOf(id);
  assert.equal(reads, 1);
});
