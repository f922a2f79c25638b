// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { exportFile } from "../../docs/assets/js/download.js";

const TIME = Date.UTC(2027, 1, 5, 14, 2);
const ENTRIES = new Map([
  ["b--two", { v: "Größe \ud83d\ude00 \ud800", t: TIME, w: "wa" }],
  ["a--gone", { v: null, t: TIME, w: "wa" }],
  ["a--one", { v: true, t: TIME + 1, w: "wa" }],
  ["c--rows", { v: ["r1"], t: Number.MAX_SAFE_INTEGER, w: "wa" }],
]);
const FILE = exportFile({ site: "demo", entries: ENTRIES, labels: new Map([["a--one", "One goal"]]), now: () => TIME });

test("the file holds every live answer with its label, sorted, and says what it is", () => {
  const { checksum, ...rest } = JSON.parse(FILE.text);
  assert.match(checksum, /^crc32:[0-9a-f]{8}$/);
  assert.deepEqual(rest, {
    format: "gb-answers",
    version: 1,
    site: "demo",
    exportedAt: "2027-02-05T14:02:00.000Z",
    answers: [
      { uid: "a--one", value: true, time: "2027-02-05T14:02:00.001Z", label: "One goal" },
      { uid: "b--two", value: "Größe \ud83d\ude00 \ud800", time: "2027-02-05T14:02:00.000Z", label: "" },
      { uid: "c--rows", value: ["r1"], time: "+275760-09-13T00:00:00.000Z", label: "" },
    ],
  });
});

test("the checksum is the CRC-32 of the answers as compact JSON in UTF-8", () => {
  const { answers, checksum } = JSON.parse(FILE.text);
  assert.equal(checksum, `crc32:${crc32(JSON.stringify(answers)).toString(16).padStart(8, "0")}`);
});

test("the file is named after the guidebook and the day", () => assert.equal(FILE.name, "demo-answers-2027-02-05.json"));
