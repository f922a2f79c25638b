// @ts-check
/** @import { Entry, Value } from "../../docs/assets/js/record.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, exportFile } from "../../docs/assets/js/download.js";
import { readLock } from "../../docs/assets/js/lock.js";
import { isValue } from "../../docs/assets/js/record.js";
import { arrivalsOf, changesOf, FileRefused, readFile } from "../../docs/assets/js/transfer.js";
import { oneOf, seeded } from "./fake_browser.js";

const TIME = Date.UTC(2027, 1, 5);
/** @type {(v: Value) => Entry} */
const at = (v) => ({ v, t: TIME, w: "wa" });
const ENTRIES = new Map([["a--one", at(true)], ["a--two", at("Größe \ud83d\ude42")], ["a--list", at(["r1", "r2"])], ["people--r1a2b3c4d--name", at("Ana")]]);
const TEXT = exportFile({ site: "demo", entries: ENTRIES, labels: new Map(), now: () => TIME }).text;
const ODD = [
  "\0", "\ud800", "\udc00x", "\u202e", "\u2028", "\ufeff", "__proto__", "constructor", "1e308", "1e999", "-0", "null",
  "true", "[", "]", "{", "}", '"', ",", ":", "\\u0000", "\\ud800", "9".repeat(30), '"uid":"__proto__",', '"answers":[],', "<script>", "'",
];

/**
 * What is kept here after the file was looked into and, unless it was refused, taken in.
 * @param {string} text @param {"merge" | "replace"} how
 */
function taken(text, how) {
  const home = new Map([["a--one", at(false)], ["b--own", at("mine")]]);
  const before = structuredClone(home);
  try {
    const file = readLock(text, "demo") ? null : readFile(text, "demo");
    if (!file) return "locked";
    const question = (/** @type {string} */ uid) => uid === "a--one" ? { kind: "tick", label: "" } : null;
    const arrived = arrivalsOf(file, { entries: home, moved: new Map(), question });
    for (const [uid, value] of changesOf(arrived, how, home.keys())) {
      assert.ok(isValue(value) && /^[a-z0-9]/.test(uid), uid);
    }
    return "taken";
  } catch (error) {
    assert.ok(error instanceof FileRefused, `${error}`);
    assert.deepEqual(home, before);
    return error.reason;
  }
}

/** @param {any} answers with a checksum that fits */
function sealed(answers) {
  const checksum = `crc32:${crc32(JSON.stringify(answers))}`;
  return JSON.stringify({ format: "gb-answers", version: 1, site: "demo", exportedAt: "", answers, checksum });
}

/** Something of any form, up to four levels deep. @param {() => number} random @param {number} [depth] @returns {unknown} */
function anything(random, depth = 4) {
  const leaves = [null, true, 0, -0, 1e308, -1, "", "x", "\ud800", "a--one", "__proto__", "2027-02-05T00:00:00.000Z", "<b>"];
  if (!depth || random() < 0.4) return oneOf(random, leaves);
  const some = Array.from({ length: Math.floor(random() * 4) }, () => anything(random, depth - 1));
  if (random() < 0.5) return some;
  const keys = ["uid", "value", "time", "label", "__proto__", "constructor", "toString"];
  return JSON.parse(`{${some.map((one) => `${JSON.stringify(oneOf(random, keys))}:${JSON.stringify(one)}`).join(",")}}`);
}

/** @param {() => number} random */
function oddAnswer(random) {
  const answer = { uid: "a--two", value: "x", time: "2027-02-05T00:00:00.000Z", label: "" };
  return { ...answer, [oneOf(random, ["uid", "value", "time", "label", "more"])]: anything(random) };
}

test("10,000 files that were changed or made up are read whole or refused by name", () => {
  const random = seeded(11);
  /** @type {((random: () => number) => string)[]} */
  const makers = [
    () => TEXT.slice(0, Math.floor(random() * TEXT.length)),
    () => {
      const place = Math.floor(random() * TEXT.length);
      return TEXT.slice(0, place) + oneOf(random, ODD) + TEXT.slice(place + Math.floor(random() * 6));
    },
    () => {
      const bytes = new TextEncoder().encode(TEXT);
      bytes[Math.floor(random() * bytes.length)] ^= 1 << Math.floor(random() * 8);
      return new TextDecoder().decode(bytes);
    },
    () => sealed(Array.from({ length: Math.floor(random() * 4) }, () => oddAnswer(random))),
    () => sealed(anything(random)),
    () => JSON.stringify(anything(random)),
  ];
  /** @type {Map<string, number>} */
  const outcomes = new Map();
  for (let round = 0; round < 10_000; round++) {
    const outcome = taken(oneOf(random, makers)(random), random() < 0.5 ? "merge" : "replace");
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  assert.deepEqual([...outcomes.keys()].sort(), ["broken", "damaged", "foreign", "newer", "other_site", "taken"]);
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.equal(/** @type {any} */ ({}).uid, undefined);
});

for (
  const [what, text, reason] of /** @type {[string, string, string][]} */ ([
    ["200,000 lists in each other", "[".repeat(200_000) + "]".repeat(200_000), "foreign"],
    ["200,000 objects in each other", '{"a":'.repeat(200_000) + "1" + "}".repeat(200_000), "foreign"],
    ["an answer with 200,000 lists in each other", `{"format":"gb-answers","version":1,"site":"demo","answers":[{"uid":"a--one","value":${"[".repeat(200_000)}${"]".repeat(200_000)}}]}`, "damaged"],
    ["an answer with something deep beside it", `{"format":"gb-answers","version":1,"site":"demo","answers":[{"uid":"a--one","more":[${"[".repeat(200_000)}${"]".repeat(200_000)}]}]}`, "damaged"],
    ["an answer with something deep beside it, and its checksum", sealed([{ uid: "a--one", value: true, time: "2027-02-05T00:00:00.000Z", more: [[1]] }]), "damaged"],
    ["answers that are lists in each other", `{"format":"gb-answers","version":1,"site":"demo","answers":[${"[".repeat(200_000)}${"]".repeat(200_000)}]}`, "damaged"],
    ["a lock with something deep in it", `{"format":"gb-answers-locked","version":1,"site":"demo","kdf":{"name":"PBKDF2","hash":"SHA-256","iterations":1,"salt":${"[".repeat(200_000)}${"]".repeat(200_000)}}}`, "damaged"],
    ["50 MB of nothing", " ".repeat(50_000_000), "foreign"],
    ["50 MB of one answer", `{"format":"gb-answers","a":"${"x".repeat(50_000_000)}"}`, "large"],
    ["a million answers", `{"format":"gb-answers","version":1,"site":"demo","answers":[${"0,".repeat(999_999)}0]}`, "large"],
    ["a million keys", `{"format":"gb-answers","version":1,"site":"demo","answers":[],${Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":0`).join(",")}}`, "damaged"],
    ["a name twice", TEXT.replace('"site"', '"site": "other", "site"').replace('"answers"', '"answers": [], "answers"'), "taken"],
    ["an answer whose value stands twice", TEXT.replace('"value": true', '"value": false, "value": true'), "taken"],
    ["the prototype as its content", `{"__proto__":${TEXT}}`, "foreign"],
    ["the prototype as an answer", sealed(JSON.parse('[{"__proto__":{"uid":"a--one","value":true,"time":"2027-02-05T00:00:00.000Z"}}]')), "damaged"],
    ["half a character", sealed([{ uid: "a--two", value: "\ud800", time: "2027-02-05T00:00:00.000Z" }]), "taken"],
    ["letters that turn the line round", sealed([{ uid: "a--two", value: "\u202e\u2066", time: "2027-02-05T00:00:00.000Z" }]), "taken"],
    ["a number at its end", sealed([{ uid: "a--two", value: 1e308, time: "2027-02-05T00:00:00.000Z" }]), "taken"],
    ["a number beyond it", sealed([{ uid: "a--two", value: 7, time: "2027-02-05T00:00:00.000Z" }]).replace("7,", "1e999,"), "damaged"],
    ["minus nothing", sealed([{ uid: "a--two", value: -0, time: "2027-02-05T00:00:00.000Z" }]), "taken"],
    ["a day after the end of days", sealed([{ uid: "a--two", value: "x", time: "+999999-01-01T00:00:00.000Z" }]), "damaged"],
    ["UTF-16 that was read as UTF-8", new TextDecoder().decode(new Uint8Array([...TEXT].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]))), "broken"],
  ])
) {
  test(`a file with ${what}: ${reason}`, () => {
    assert.equal(taken(text, "merge"), reason);
    assert.deepEqual(Object.keys(Object.prototype), []);
  });
}
