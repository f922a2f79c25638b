// @ts-check
// A reader who answers every book of tests/test_author_edits.py and comes back after each release. In: the releases of
// each book. Out: how many books, and each answer that was not where it belongs.
import process from "node:process";
import { questionOf } from "../../docs/assets/js/uid.js";
import { FakeBrowser, seeded } from "./fake_browser.js";

/**
 * @typedef {object} Release
 * @property {{site: string, moved: Record<string, string>, split: Record<string, string[]>}} facts
 * @property {[string, string][]} asked every question with its kind
 * @property {Record<string, string[]>} went where each question went since the release before
 */

/** @type {Release[][]} */
const books = JSON.parse(await new Response(Deno.stdin.readable).text());
/** @type {string[]} */
const wrong = [];
let typed = 0;

for (const [number, releases] of books.entries()) {
  const browser = new FakeBrowser(number);
  const random = seeded(number);
  /** @type {Map<string, string>} what there was before the release */
  let before = new Map();
  for (const { facts, asked, went } of releases) {
    const tab = await browser.readyTab({ site: facts.site, moved: new Map(Object.entries({ ...facts.moved, ...facts.split })) });
    compare(`book ${number}`, homesOfAll(before, went), answersIn(tab.store));
    for (const [question, kind] of asked) {
      for (const uid of answersTo(question, kind)) if (random() < 0.4) tab.store.set(uid, `answer ${++typed} to ${uid}`);
      for (const uid of answersTo(question, kind)) if (random() < 0.1) tab.store.clear(uid);
    }
    browser.time += 86_400_000;
    await browser.tasks.settle();
    before = answersIn(tab.store);
    browser.close(tab);
  }
}
process.stdout.write(JSON.stringify({ books: books.length, wrong: wrong.slice(0, 20) }));

/** Where a reader may write something for a question. @param {string} question @param {string} kind */
function answersTo(question, kind) {
  const [tool, field, column] = question.split("--");
  return [tool, `${tool}_c12345678`].flatMap((own) => {
    if (column) return [`${own}--${field}--r12345678--${column}`, `${own}--${field}--r23456789--${column}`];
    return kind === "tick" ? [`${own}--${field}`, `${own}--${field}~skip`, `${own}--${field}~note`] : [`${own}--${field}`];
  });
}

/** @param {Map<string, string>} answers @param {Record<string, string[]>} went @returns {Map<string, string>} */
function homesOfAll(answers, went) {
  const homes = new Map();
  for (const [uid, value] of answers) {
    const question = questionOf(uid);
    for (const home of went[question] ?? [question]) homes.set(renamed(uid, home), value);
  }
  return homes;
}

/** The name of the same answer under another question; written out here, as what is tested does it too. @param {string} uid @param {string} home */
function renamed(uid, home) {
  const [path, aspect] = uid.split("~");
  const [own, field, row] = path.split("--");
  const [tool, to, column] = home.split("--");
  const copy = own.split("_")[1];
  const name = [copy ? `${tool}_${copy}` : tool, ...(row ? [to, row, column] : [to ?? field])].join("--");
  return aspect ? `${name}~${aspect}` : name;
}

/** @param {import("../../docs/assets/js/store.js").Store} store @returns {Map<string, string>} */
function answersIn(store) {
  return new Map([...store.live()].map(([uid, { v }]) => [uid, String(v)]));
}

/** @param {string} where @param {Map<string, string>} wanted @param {Map<string, string>} found */
function compare(where, wanted, found) {
  for (const [uid, value] of wanted) {
    if (found.get(uid) !== value) wrong.push(`${where}: ${uid} holds ${found.get(uid)} and not "${value}"`);
  }
  for (const [uid, value] of found) if (!wanted.has(uid)) wrong.push(`${where}: ${uid} holds "${value}", which belongs elsewhere`);
}
