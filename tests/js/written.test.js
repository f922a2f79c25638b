// @ts-check
/** @import { Speaking, WrittenPage } from "../../docs/assets/js/written.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "../../docs/assets/js/csv.js";
import { markdownLine, markdownOf } from "../../docs/assets/js/markdown.js";
import { Outline } from "../../docs/assets/js/outline.js";
import { escapeHtml, htmlOf } from "../../docs/assets/js/readable.js";
import { speakingOf } from "../../docs/assets/js/speaking.js";
import { counting } from "../../docs/assets/js/words.js";
import { tablesIn, writtenPages } from "../../docs/assets/js/written.js";
import { FakeBrowser } from "./fake_browser.js";

const text = { id: "did", kind: "text", label: "What I did" };
const BOOK = {
  pages: [
    { title: "Skills", tools: [
      { id: "check", title: "Ready?", fields: [
        { id: "one", kind: "tick", label: "Write one goal." },
        { id: "two", kind: "tick", label: "Say it." },
        { id: "three", kind: "tick", label: "Sing it." },
      ] },
      { id: "plan", title: "Plan", fields: [
        { id: "goal", kind: "textarea", label: "My goal" },
        { id: "when", kind: "date", label: "By when" },
        { id: "cost", kind: "scale", label: "Cost", steps: 5 },
        { id: "mood", kind: "radio", label: "Mood", options: /** @type {[string, string][]} */ ([["up", "Rising"], ["down", "Falling"]]) },
        { id: "ways", kind: "checkboxes", label: "Ways", options: /** @type {[string, string][]} */ ([["call", "By call"], ["mail", "By mail"]]) },
        { id: "done", kind: "weeks", label: "Weeks done" },
        { id: "ask", kind: "list", label: "Who to ask" },
        { id: "days", kind: "dates", label: "Days" },
        { id: "with", kind: "person", label: "With whom" },
      ] },
    ] },
    { title: "Benefits", tools: [
      { id: "log", title: "Log", fields: [{ id: "wins", kind: "table", label: "Wins", columns: [text, { id: "on", kind: "date", label: "When" }] }] },
      { id: "map", title: "Map", fields: [{ id: "roles", kind: "table", label: "Roles", rows: /** @type {[string, string][]} */ ([["guide", "Guide"], ["peer", "Peer"]]), columns: [text] }] },
      { id: "us", title: "Us", fields: [{ id: "people", kind: "people", label: "My people" }] },
    ] },
  ],
  people: [{ id: "name", kind: "text", label: "Name" }, { id: "field", kind: "text", label: "Field" }],
};
const WORDS = {
  locale: "en-GB",
  fields: { scale: { spoken: "{number} of {steps}" }, weeks: { week: "Week {number}" } },
  data: { copy: "{title} (copy)", people: "Your people", others: "Answers without a question", gone_person: "(gone)", nameless: "(no name)" },
};
const COVER = { title: "My answers", text: "From the guide.", lang: "en", dir: "ltr", skipped: "not for me" };

/** @param {Record<string, any>} answers @returns {Promise<WrittenPage[]>} */
async function written(answers) {
  const { store } = await new FakeBrowser().readyTab();
  store.setMany(Object.entries(answers));
  const services = /** @type {any} */ ({
    store,
    words: WORDS,
    random: Math.random,
    ...counting("en-GB"),
    day: (/** @type {string} */ iso) => `day ${iso}`,
    clock: String,
    moment: String,
  });
  return writtenPages(new Outline(BOOK), store, speakingOf(services));
}

/** @param {Record<string, any>} answers */
async function parts(answers) {
  return (await written(answers)).flatMap(({ tools }) => tools.flatMap((tool) => tool.parts));
}

test("answers stand in the order of the book, and what is empty is left out", async () => {
  const pages = await written({ "log--wins--r1--did": "Rota", "plan--goal": "Talk", "check--two": true });
  assert.deepEqual(pages.map(({ title, tools }) => [title, tools.map((tool) => tool.title)]), [
    ["Skills", ["Ready?", "Plan"]],
    ["Benefits", ["Log"]],
  ]);
});

test("a checklist tells what is done, what is open and what is not for the reader", async () => {
  assert.deepEqual(await parts({ "check--one": true, "check--three~skip": true }), [{
    ticks: [
      { text: "Write one goal.", done: true, skipped: false, more: [] },
      { text: "Say it.", done: false, skipped: false, more: [] },
      { text: "Sing it.", done: false, skipped: true, more: [] },
    ],
  }]);
});

test("an item tells its date and its note, done or not", async () => {
  const [part] = await parts({ "check--one~date": "2027-02-05", "check--one~note": "*soon*" });
  assert.ok("ticks" in part);
  assert.deepEqual(part.ticks[0].more, ["day 2027-02-05", "*soon*"]);
  const [page] = await written({ "check--one~note": "*soon*" });
  assert.match(markdownOf([page], COVER), /- ☐ Write one goal\. · \\\*soon\\\*/);
});

for (
  const [what, answers, part] of /** @type {[string, Record<string, any>, any][]} */ ([
    ["a date in words", { "plan--when": "2027-02-05" }, { label: "By when", text: "day 2027-02-05" }],
    ["a scale with its steps", { "plan--cost": "3" }, { label: "Cost", text: "3 of 5" }],
    ["a choice by its label", { "plan--mood": "up" }, { label: "Mood", text: "Rising" }],
    ["a choice that is gone by its id", { "plan--mood": "flat" }, { label: "Mood", text: "flat" }],
    ["boxes in their order", { "plan--ways--mail--on": true, "plan--ways--call--on": true }, { label: "Ways", lines: ["By call", "By mail"] }],
    ["weeks by number", { "plan--done--w10--done": true, "plan--done--w2--done": true }, { label: "Weeks done", lines: ["Week 2", "Week 10"] }],
    ["lines in their order", { "plan--ask": ["r2", "r1"], "plan--ask--r1--text": "Ana", "plan--ask--r2--text": "Bo" }, { label: "Who to ask", lines: ["Bo", "Ana"] }],
    ["days in words", { "plan--days--r1--date": "2027-02-05" }, { label: "Days", lines: ["day 2027-02-05"] }],
    ["a row by its name", { "map--roles--peer--did": "Helps" }, { id: "map--roles", label: "Roles", head: ["", "What I did"], rows: [["Peer", "Helps"]] }],
    ["a table without empty rows", { "log--wins": ["r2", "r1"], "log--wins--r1--did": "A", "log--wins--r2--did": " " }, { id: "log--wins", label: "Wins", head: ["What I did", "When"], rows: [["A", ""]] }],
    ["somebody who is on no list", { "plan--with": "r1a2b3c4d" }, { label: "With whom", text: "(gone)" }],
    ["what has no question by its name", { "gone--one": "kept" }, { label: "gone--one", text: "kept" }],
  ])
) {
  test(`${what}`, async () => assert.deepEqual(await parts(answers), [part]));
}

test("people are named, and their list stands once", async () => {
  const found = await parts({ "people--r1a2b3c4d--name": "Ana Pop", "people--r1a2b3c4d--field": "Law", "plan--with": ["r1a2b3c4d", "Bo"] });
  assert.deepEqual(found, [{ label: "With whom", text: "Ana Pop, Bo" }, { id: "people", label: "", head: ["Name", "Field"], rows: [["Ana Pop", "Law"]] }]);
});

test("a copy stands beside the tool itself", async () => {
  const [page] = await written({ "plan--goal": "One", "plan_c1a2b3c4d--goal": "Two" });
  assert.deepEqual(page.tools.map(({ title }) => title), ["Plan", "Plan (copy)"]);
});

test("a copy stands under its name, and what is kept of it is no answer without a question", async () => {
  const pages = await written({
    "plan--goal": "One", "plan--goal~reworded": "2027-02-05", "plan_c1a2b3c4d--goal": "Two", "plan--copy": ["c1a2b3c4d"], "plan--copy~shown": "c1a2b3c4d",
    "plan--copy~name": "April", "plan_c1a2b3c4d--copy~name": "May", "plan_c1a2b3c4d--copy~archived": true, "people--field~reworded": "2027-02-05",
  });
  assert.deepEqual(pages.map(({ tools }) => tools.map(({ title }) => title)), [["Plan · April", "Plan · May"]]);
});

test("no answer that is kept is left out of what is written", async () => {
  const kept = ["plan--goal", "plan--goal~note", "plan--ways", "log--wins--r1--did", "map--roles--gone--did", "own--x", "site--y", "people--r1--gone", "plan_c1a2b3c4d--goal", "gone_c1a2b3c4d--goal"];
  const found = JSON.stringify(await written(Object.fromEntries(kept.map((uid) => [uid, `answer to ${uid}!`]))));
  for (const uid of kept) assert.ok(found.includes(`answer to ${uid}!`), uid);
});

test("each table is offered under the name of its tool", async () => {
  const pages = await written({ "log--wins--r1--did": "Rota", "people--r1--name": "Ana" });
  assert.deepEqual(tablesIn(pages).map(({ title }) => title), ["Log: Wins", "Your people"]);
});

test("a page holds text as text, in its order", async () => {
  const html = htmlOf(await written({ "plan--goal": '<b title="x">&amp;', "log--wins--r1--did": "<i>" }), COVER);
  assert.match(html, /<dt>My goal<\/dt><dd dir="auto">&lt;b title=&quot;x&quot;&gt;&amp;amp;<\/dd>/);
  assert.match(html, /<td dir="auto">&lt;i&gt;<\/td>/);
  assert.ok(html.indexOf("Skills") < html.indexOf("Benefits"));
  assert.match(html, /default-src 'none'/);
});

test("the signs of HTML are written as entities", () => assert.equal(escapeHtml("<a b='c' d=\"e\">&`\0"), "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;&#96;\ufffd"));

test("Markdown takes an answer for words", async () => {
  const markdown = markdownOf(await written({ "plan--goal": "# No head\n- no *list*\n\n1. www.example.org", "log--wins--r1--did": "a|b\nc" }), COVER);
  assert.ok(markdown.includes("> \\# No head\\\n> \\- no \\*list\\*\n>\n> 1\\. www&#46;example.org\n"), markdown);
  assert.ok(markdown.includes("| a\\|b<br>c |  |"), markdown);
});

test("plain words stay plain in Markdown", () => {
  assert.equal(markdownLine("It's \"fine\": 3 of 5 (50%), isn't it? Yes - it is!"), "It's \"fine\": 3 of 5 (50%), isn't it? Yes - it is!");
});

for (
  const [cell, written] of /** @type {[string, string][]} */ ([
    ["plain, with \"quotes\"\nand lines", '"plain, with ""quotes""\nand lines"'],
    ["=1+1", "\"'=1+1\""],
    ["+1", "\"'+1\""],
    ["-1", "\"'-1\""],
    ["@SUM(A1)", "\"'@SUM(A1)\""],
    ["\t=1", "\"'\t'=1\""],
    ["\r=1", "\"'\r=1\""],
    ["＝1", "\"'＝1\""],
    ["a;=1", "\"a;'=1\""],
    ["a - b; c", '"a - b; c"'],
  ])
) {
  test(`a spreadsheet takes ${JSON.stringify(cell)} for words`, () => assert.equal(csvOf([[cell]]), `\ufeff${written}\r\n`));
}
