// @ts-check
/** @import { Entry, Value } from "../../docs/assets/js/record.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { exportFile } from "../../docs/assets/js/download.js";
import { lockFile, openLock, readLock } from "../../docs/assets/js/lock.js";
import { FileRefused, readFile } from "../../docs/assets/js/transfer.js";
import { oneOf, seeded } from "./fake_browser.js";

const FILE = { name: "demo-answers-2027-02-05.json", text: '{"a": "Größe \\ud83d"}\n' };
const HOW = { site: "demo", password: "four words in a row", crypto, rounds: 10 };

/** @param {string} text @param {(file: any) => void} change */
function changed(text, change) {
  const file = JSON.parse(text);
  change(file);
  return JSON.stringify(file);
}

/** @param {string} text @param {string} [password] */
async function opened(text, password = HOW.password) {
  const lock = readLock(text, "demo");
  assert.ok(lock);
  return await openLock(lock, password, crypto);
}

/** @param {string} text @param {string} [password] @returns {Promise<string>} */
async function refusal(text, password) {
  try {
    await opened(text, password);
  } catch (error) {
    assert.ok(error instanceof FileRefused, `${error}`);
    return error.reason;
  }
  return "opened";
}

test("a locked file opens with its password, and shows nothing before", async () => {
  const { name, text } = await lockFile(FILE, HOW);
  assert.equal(name, "demo-answers-2027-02-05-locked.json");
  assert.ok(!text.includes("Gr"));
  assert.equal(await opened(text), FILE.text);
});

test("it is locked as often as OWASP asks, unless a test asks for less", async () => {
  const { text } = await lockFile(FILE, { ...HOW, rounds: undefined });
  const { format, version, site, kdf, iv, data, ...more } = JSON.parse(text);
  assert.deepEqual([format, version, site, kdf.name, kdf.hash, kdf.iterations], ["gb-answers-locked", 1, "demo", "PBKDF2", "SHA-256", 600_000]);
  assert.deepEqual([atob(kdf.salt).length, atob(iv).length, atob(data).length, more], [16, 12, FILE.text.length + 16 + 2, {}]);
});

test("the same file is never locked in the same way twice", async () => {
  const [one, other] = await Promise.all([lockFile(FILE, HOW), lockFile(FILE, HOW)]);
  for (const name of ["iv", "data"]) assert.notEqual(JSON.parse(one.text)[name], JSON.parse(other.text)[name]);
  assert.notEqual(JSON.parse(one.text).kdf.salt, JSON.parse(other.text).kdf.salt);
});

test("a letter with an accent is the same however the keyboard writes it", async () => {
  const { text } = await lockFile(FILE, { ...HOW, password: "caf\u00e9 noir" });
  assert.equal(await opened(text, "cafe\u0301 noir"), FILE.text);
});

test("no other password opens it", async () => {
  const { text } = await lockFile(FILE, HOW);
  for (const password of ["", "four words in a ro", "Four words in a row", "four words in a row "]) assert.equal(await refusal(text, password), "password");
});

for (
  const [what, change, reason] of /** @type {[string, (file: any) => void, string][]} */ ([
    ["more rounds than make sense", (file) => file.kdf.iterations = 6_000_001, "damaged"],
    ["rounds without an end", (file) => file.kdf.iterations = 1e300, "damaged"],
    ["no rounds", (file) => file.kdf.iterations = 0, "damaged"],
    ["rounds in words", (file) => file.kdf.iterations = "600000", "damaged"],
    ["other rounds than it was locked with", (file) => file.kdf.iterations = 11, "password"],
    ["another way to make a key", (file) => file.kdf.name = "scrypt", "damaged"],
    ["a weaker hash", (file) => file.kdf.hash = "SHA-1", "damaged"],
    ["no way to make a key", (file) => delete file.kdf, "damaged"],
    ["a short salt", (file) => file.kdf.salt = "AAAA", "damaged"],
    ["a short iv", (file) => file.iv = "AAAA", "damaged"],
    ["no iv", (file) => delete file.iv, "damaged"],
    ["data that is no base64", (file) => file.data = "*".repeat(40), "damaged"],
    ["data that is a number", (file) => file.data = 7, "damaged"],
    ["no data", (file) => delete file.data, "damaged"],
    ["empty data", (file) => file.data = "", "password"],
    ["changed data", (file) => file.data = (file.data[0] === "A" ? "B" : "A") + file.data.slice(1), "password"],
    ["a later version", (file) => file.version = 2, "newer"],
    ["no version", (file) => delete file.version, "damaged"],
    ["another guide", (file) => file.site = "other", "other_site"],
    ["nothing but its name", (file) => Object.keys(file).forEach((key) => key === "format" || delete file[key]), "damaged"],
  ])
) {
  test(`a locked file with ${what} is refused by name`, async () => {
    const { text } = await lockFile(FILE, HOW);
    let reason_;
    try {
      reason_ = await refusal(changed(text, change));
    } catch (error) {
      assert.fail(`${error}`);
    }
    assert.equal(reason_, reason);
  });
}

test("a locked file that was given to another guide does not open there", async () => {
  const { text } = await lockFile(FILE, HOW);
  const lock = readLock(changed(text, (file) => file.site = "other"), "other");
  assert.ok(lock);
  await assert.rejects(openLock(lock, HOW.password, crypto), { reason: "password" });
});

test("half a locked file is refused by name", async () => {
  const { text } = await lockFile(FILE, HOW);
  assert.equal(await refusal(text.slice(0, -20)), "broken");
});

test("a file that is not locked is no lock", () => assert.equal(readLock(FILE.text, "demo"), null));

test("of 300 random states each comes back as it was out of a locked file", async () => {
  const random = seeded(5);
  for (let round = 0; round < 300; round++) {
    const values = /** @type {Value[]} */ ([true, false, "", "text \ud83d\ude42 \u202e", "\ud800", 3, [], ["r1", "r2"], "x".repeat(70_000)]);
    const entries = new Map(Array.from({ length: Math.floor(random() * 6) }, (_, index) => {
      return /** @type {[string, Entry]} */ ([`a--f${index}`, { v: oneOf(random, values), t: Math.floor(random() * 1e12), w: "w" }]);
    }));
    const file = exportFile({ site: "demo", entries, labels: new Map(), now: () => 0 });
    const { answers } = readFile(await opened((await lockFile(file, HOW)).text), "demo");
    assert.deepEqual([...answers].map(([uid, { value, time }]) => [uid, value, time]), [...entries].map(([uid, { v, t }]) => [uid, v, t]));
  }
});
