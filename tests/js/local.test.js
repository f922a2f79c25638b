// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { LocalAnswers } from "../../docs/assets/js/local.js";
import { SCHEMA } from "../../docs/assets/js/schema.js";
import { FakeBrowser, PREFIX } from "./fake_browser.js";

const ENTRY = { v: "x", t: 5, w: "wa" };

/** @param {Record<string, string>} stored */
function withStored(stored) {
  const browser = new FakeBrowser();
  for (const [key, text] of Object.entries(stored)) browser.stored.set(key, text);
  const { storage } = browser.tab();
  return { storage, answers: new LocalAnswers(() => /** @type {any} */ (storage), "demo", { ...SCHEMA, outgrown: false }) };
}

test("only answers of this site are read; all else is left alone", () => {
  const { answers, storage } = withStored({
    [`${PREFIX}a--b`]: JSON.stringify(ENTRY),
    "gb:other:1:a--b": JSON.stringify(ENTRY),
    "gb:demo:2:a--c": JSON.stringify(ENTRY),
    "/.__palette": "{}",
    [`${PREFIX}damaged:a--d`]: "{",
    [`${PREFIX}Not A Name`]: JSON.stringify(ENTRY),
  });
  assert.deepEqual([...answers.all()], [["a--b", ENTRY]]);
  assert.equal(answers.damaged.size, 0);
  assert.equal(storage.length, 6);
});

test("a damaged text is reported, not used, and moved aside before an answer takes its place", () => {
  const { answers, storage } = withStored({ [`${PREFIX}a--b`]: '{"v":"half' });
  assert.equal(answers.all().size, 0);
  assert.deepEqual([...answers.damaged], ["a--b"]);
  assert.equal(storage.getItem(`${PREFIX}a--b`), '{"v":"half');
  answers.write("a--b", ENTRY);
  assert.equal(storage.getItem(`${PREFIX}damaged:a--b`), '{"v":"half');
  assert.equal(storage.getItem(`${PREFIX}a--b`), JSON.stringify(ENTRY));
  assert.equal(answers.damaged.size, 0);
});

test("a second damage does not destroy the first", () => {
  const { answers, storage } = withStored({ [`${PREFIX}a--b`]: "second", [`${PREFIX}damaged:a--b`]: "first" });
  answers.write("a--b", ENTRY);
  assert.equal(storage.getItem(`${PREFIX}damaged:a--b`), "first");
  assert.equal(storage.getItem(`${PREFIX}damaged:a--b+`), "second");
});

test("a damaged text that cannot be moved aside stays", () => {
  const { answers, storage } = withStored({ [`${PREFIX}a--b`]: "half" });
  storage.trouble = (call) => {
    if (call === "setItem") throw new DOMException("full", "QuotaExceededError");
  };
  assert.throws(() => answers.write("a--b", ENTRY), { name: "QuotaExceededError" });
  assert.equal(storage.getItem(`${PREFIX}a--b`), "half");
});

test("a newer entry is not overwritten but handed back", () => {
  const later = { v: "later", t: 9, w: "wb" };
  const { answers } = withStored({ [`${PREFIX}a--b`]: JSON.stringify(later) });
  assert.deepEqual(answers.write("a--b", ENTRY), later);
  assert.deepEqual(answers.all().get("a--b"), later);
});

test("a storage that forgets at once is found out", () => {
  const { answers, storage } = withStored({});
  storage.setItem = () => {};
  assert.throws(() => answers.write("a--b", ENTRY), { name: "DataError" });
  assert.throws(() => answers.probe(), { name: "DataError" });
});

test("what was erased is not in the texts set aside either, and those of another guide stay", () => {
  const others = ["gb:demo-2:1:damaged:a--b", "gb:other:1:damaged:a--b", "gb:other:1:a--b", "damaged:a--b"];
  const own = [`${PREFIX}damaged:a--b`, `${PREFIX}damaged:a--b+`];
  const { answers, storage } = withStored(Object.fromEntries([...others, ...own].map((key) => [key, "{"])));
  answers.forget();
  assert.deepEqual([...storage.data.keys()], others);
  assert.equal(answers.intact(), true);
});

test("the probe leaves nothing behind and is not repeated", () => {
  const { answers, storage } = withStored({});
  answers.probe();
  assert.equal(storage.length, 0);
  storage.trouble = (call) => assert.fail(call);
  answers.probe();
});

/** @type {[string, () => any, string][]} */
const DEAD = [
  ["throws when touched", () => {
    throw new DOMException("no", "SecurityError");
  }, "SecurityError"],
  ["is null", () => null, "SecurityError"],
  ["is undefined", () => undefined, "SecurityError"],
];

for (const [name, open, error] of DEAD) {
  test(`localStorage that ${name} is a named error at every call`, () => {
    const answers = new LocalAnswers(open, "demo", { ...SCHEMA, outgrown: false });
    for (const call of [() => answers.all(), () => answers.probe(), () => answers.intact(), () => answers.write("a--b", ENTRY)]) {
      assert.throws(call, { name: error });
    }
  });
}

test("a removal by others is noticed, an addition is not taken for one", () => {
  const { answers, storage } = withStored({ [`${PREFIX}a--b`]: JSON.stringify(ENTRY), other: "x" });
  answers.all();
  storage.setItem("more", "x");
  assert.equal(answers.intact(), true);
  storage.removeItem("more");
  storage.removeItem("other");
  assert.equal(answers.intact(), false);
});
