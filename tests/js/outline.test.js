// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { Outline } from "../../docs/assets/js/outline.js";

const fields = [
  { id: "why", kind: "textarea", label: "Why it matters" },
  { id: "wins", kind: "table", label: "Wins", columns: [{ id: "did", kind: "text", label: "What I did" }] },
  { id: "tell", kind: "tick", label: "Tell one person." },
];
const outline = new Outline({ pages: [{ title: "Skills", tools: [{ id: "plan", title: "Plan", fields }] }], people: [] });

test("a text that lost belongs to the question of the one that stands", () => {
  assert.equal(outline.label("plan--why~other"), "Why it matters");
  assert.equal(outline.label("plan--wins--r1--did~other"), "What I did");
  assert.equal(outline.label("plan--tell~note-other"), "Tell one person.");
});

test("what has no question has no name", () => {
  assert.equal(outline.question("plan--gone~other"), null);
  assert.equal(outline.question("plan--why~another"), null);
});

test("a choice is known with all that can be chosen", () => {
  const asked = { id: "way", kind: "select", label: "Way", options: /** @type {[string, string][]} */ ([["a", "By bus"]]) };
  const choices = new Outline({ pages: [{ title: "Skills", tools: [{ id: "plan", title: "Plan", fields: [asked] }] }], people: [] });
  assert.deepEqual(choices.question("plan--way"), asked);
});
