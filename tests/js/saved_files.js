// @ts-check
// Makes the files that readers save, for tests in Python. In: {book, answers: {uid: value}}. Out: the text of each.
import process from "node:process";
import { Answers } from "../../docs/assets/js/answers.js";
import { csvOf } from "../../docs/assets/js/csv.js";
import { exportFile } from "../../docs/assets/js/download.js";
import { lockFile } from "../../docs/assets/js/lock.js";
import { markdownOf } from "../../docs/assets/js/markdown.js";
import { Outline } from "../../docs/assets/js/outline.js";
import { htmlOf } from "../../docs/assets/js/readable.js";
import { plainly, tablesIn, writtenPages } from "../../docs/assets/js/written.js";

const { book, answers } = JSON.parse(await new Response(Deno.stdin.readable).text());
const now = () => Date.UTC(2027, 1, 5);
const kept = new Answers({ now, random: Math.random, moved: new Map() });
for (const [uid, value] of Object.entries(answers)) kept.edit(uid, value);

const outline = new Outline(book);
const labels = new Map(Object.keys(answers).map((uid) => [uid, outline.label(uid)]));
const file = exportFile({ site: "demo", entries: kept.live(), labels, now });
const locked = await lockFile(file, { site: "demo", password: "four words in a row", crypto, rounds: 10 });
const pages = writtenPages(outline, kept, {
  say: (_, value) => plainly(value),
  week: String,
  copy: (title) => title,
  titles: { people: "People", others: "Others" },
  wording: () => "",
});
const cover = { title: "My answers", text: "From a guide.", lang: "en", dir: "ltr", skipped: "not for me" };
process.stdout.write(JSON.stringify({
  answers: file.text,
  locked: locked.text,
  html: htmlOf(pages, cover),
  markdown: markdownOf(pages, cover),
  csv: tablesIn(pages).map(({ table }) => csvOf([table.head, ...table.rows])),
}));
