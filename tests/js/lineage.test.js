// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { homesOf } from "../../docs/assets/js/lineage.js";
import { oneOf, seeded } from "./fake_browser.js";

/** @type {[string, string, string, [string, string][]][]} */
const MOVES = [
  ["an item goes to another tool", "goal-check--one-goal", "follow-up--first-goal", [["goal-check--one-goal", "follow-up--first-goal"]]],
  ["its aspect goes along", "a--b~skip", "c--d~skip", [["a--b", "c--d"]]],
  ["its copy goes along", "a_c12345678--b", "c_c12345678--d", [["a--b", "c--d"]]],
  ["a column is renamed in every row", "w--wins--r1--did", "w--wins--r1--done", [["w--wins--did", "w--wins--done"]]],
  ["a table moves with all its cells", "w--wins--r1--did", "log--won--r1--did", [["w--wins", "log--won"]]],
  ["a table moves and its list of rows too", "w--wins", "log--won", [["w--wins", "log--won"]]],
  ["a column of the people list is renamed", "people--r1--name", "people--r1--full-name", [["people--name", "people--full-name"]]],
  ["moves follow each other", "a--b", "e--f", [["a--b", "c--d"], ["c--d", "e--f"]]],
  ["first the column, then its table", "w--wins--r1--did", "log--won--r1--done", [["w--wins--did", "w--wins--done"], ["w--wins", "log--won"]]],
  ["a ring leads nowhere", "a--b", "a--b", [["a--b", "c--d"], ["c--d", "a--b"]]],
  ["a move onto itself leads nowhere", "a--b", "a--b", [["a--b", "a--b"]]],
  ["a ring further on leads nowhere", "a--b", "a--b", [["a--b", "c--d"], ["c--d", "e--f"], ["e--f", "c--d"]]],
  ["what did not move stays", "a--c", "a--c", [["a--b", "c--d"]]],
  ["a name that only begins alike stays", "a--bc", "a--bc", [["a--b", "c--d"]]],
  ["names of objects' own things stay", "constructor--name", "constructor--name", [["a--b", "c--d"]]],
];

for (const [name, from, to, moved] of MOVES) {
  test(`moved: ${name}`, () => assert.deepEqual(homesOf(from, new Map(moved)), [to]));
}

/** @type {[string, string, string[], [string, string | string[]][]][]} */
const SPLITS = [
  ["each new question has it", "a--b~skip", ["c--d~skip", "e--f~skip"], [["a--b", ["c--d", "e--f"]]]],
  ["its copy goes along", "a_c1--b", ["c_c1--d", "a_c1--f"], [["a--b", ["c--d", "a--f"]]]],
  ["a column becomes two", "w--wins--r1--did", ["w--wins--r1--what", "w--wins--r1--how"], [["w--wins--did", ["w--wins--what", "w--wins--how"]]]],
  ["a table becomes two with all cells", "w--wins--r1--did", ["w--big--r1--did", "w--small--r1--did"], [["w--wins", ["w--big", "w--small"]]]],
  ["one of them moved on", "a--b", ["c--d", "g--h"], [["a--b", ["c--d", "e--f"]], ["e--f", "g--h"]]],
  ["it had moved before", "a--b", ["e--f", "g--h"], [["a--b", "c--d"], ["c--d", ["e--f", "g--h"]]]],
  ["one of them was split again", "a--b", ["c--d", "g--h", "i--j"], [["a--b", ["c--d", "e--f"]], ["e--f", ["g--h", "i--j"]]]],
  ["two that moved to one place are one", "a--b", ["g--h"], [["a--b", ["c--d", "e--f"]], ["e--f", "g--h"], ["c--d", "g--h"]]],
  ["a way that leads back is left out", "a--b", ["c--d"], [["a--b", ["c--d", "e--f"]], ["e--f", "a--b"]]],
];

for (const [name, from, to, moved] of SPLITS) {
  test(`split: ${name}`, () => assert.deepEqual(homesOf(from, new Map(moved)), to));
}

test("whatever the moves and splits, an answer ends where it stays", () => {
  const random = seeded(7);
  const names = ["a--b", "c--d", "e--f", "g--h", "t--x--col", "t--x--row"];
  const some = () => random() < 0.7 ? oneOf(random, names) : [oneOf(random, names), oneOf(random, names)];
  for (let turn = 0; turn < 20_000; turn++) {
    const moved = new Map(Array.from({ length: 5 }, () => [oneOf(random, names), some()]));
    const uid = oneOf(random, ["a--b", "c--d~skip", "e_c1--f", "t--x--r1--col", "t--x--r1--row~note"]);
    for (const end of homesOf(uid, moved)) {
      if (end !== uid) assert.deepEqual(homesOf(end, moved), [end], `${uid} by ${JSON.stringify([...moved])}`);
    }
  }
});
