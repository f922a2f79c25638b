// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { matchChoice, parsePaste } from "../../docs/assets/js/paste.js";

test("tabs part cells and line breaks part rows", () => {
  assert.deepEqual(parsePaste("a\tb\nc\td"), [["a", "b"], ["c", "d"]]);
});

test("the line break at the end of what a spreadsheet copies adds no row", () => {
  for (const end of ["\n", "\r\n", "\r", "\r\n\r\n"]) assert.deepEqual(parsePaste(`a\tb${end}`), [["a", "b"]]);
});

test("line breaks of all systems part rows", () => {
  assert.deepEqual(parsePaste("a\r\nb\rc\nd"), [["a"], ["b"], ["c"], ["d"]]);
});

test("empty cells and rows keep their places", () => {
  assert.deepEqual(parsePaste("\ta\t\n\n\tb"), [["", "a", ""], [""], ["", "b"]]);
});

test("a cell in quotes holds tabs, line breaks and quotes", () => {
  assert.deepEqual(parsePaste('"a\tb"\t"c\nd"\t"say ""hi"""'), [["a\tb", "c\nd", 'say "hi"']]);
});

test("quotes of people stay", () => {
  assert.deepEqual(parsePaste('"Hello"\tshe said "yes"'), [['"Hello"', 'she said "yes"']]);
  assert.deepEqual(parsePaste('"open\tend'), [['"open', "end"]]);
  assert.deepEqual(parsePaste('"a" b\tc'), [['"a" b', "c"]]);
});

test("one text stays one cell", () => {
  assert.deepEqual(parsePaste("a, b; c"), [["a, b; c"]]);
  assert.deepEqual(parsePaste(""), [[""]]);
  assert.deepEqual(parsePaste("\n"), [[""]]);
});

test("a large paste is taken apart at once", () => {
  const row = Array(20).fill('"a ""b"""').join("\t");
  assert.deepEqual(parsePaste(Array(2000).fill(row).join("\n")).flat().length, 40_000);
});

const CHOICES = [{ id: "", label: "Choose" }, { id: "work", label: "At  work" }, { id: "study", label: "Work" }];

test("a choice is found by its label in any case and spacing", () => {
  assert.deepEqual(matchChoice(" at WORK ", CHOICES), "work");
});

test("a label counts before an id", () => {
  assert.deepEqual(matchChoice("work", CHOICES), "study");
  assert.deepEqual(matchChoice("study", CHOICES), "study");
});

test("what is no choice is none", () => {
  assert.deepEqual(matchChoice("home", CHOICES), undefined);
  assert.deepEqual(matchChoice("Choose", CHOICES), undefined);
});
