// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { offeredTags, tagsIn } from "../../docs/assets/js/fields/tags.js";

test("tags are parted by commas, and blanks around them do not count", () => {
  assert.deepEqual(tagsIn(" planning ,writing,, "), ["planning", "writing"]);
  assert.deepEqual(tagsIn(""), []);
});

test("an empty field is offered all earlier tags once, in the order of letters", () => {
  assert.deepEqual(offeredTags("", ["writing", "planning", "writing"]), ["planning", "writing"]);
});

test("an offer keeps what is already written, and repeats none of it", () => {
  assert.deepEqual(offeredTags("planning, wr", ["writing", "planning"]), ["planning, writing"]);
});

test("a tag that is being typed is no reason to leave its own offer out", () => {
  assert.deepEqual(offeredTags("wri", ["writing"]), ["writing"]);
});
