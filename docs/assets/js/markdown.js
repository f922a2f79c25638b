// @ts-check
/** @import { Cover } from "./readable.js" */
/** @import { WrittenPage, WrittenPart } from "./written.js" */
import { tickText } from "./readable.js";

/** All answers as Markdown. What stands in an answer is words there too, and never markup. @param {WrittenPage[]} pages @param {Cover} cover */
export function markdownOf(pages, cover) {
  const blocks = pages.flatMap((page) => [
    `## ${markdownLine(page.title)}`,
    ...page.tools.flatMap(({ title, parts }) => [
      ...title ? [`### ${markdownLine(title)}`] : [],
      ...parts.map((one) => markdownPart(one, cover)),
    ]),
  ]);
  return [`# ${markdownLine(cover.title)}`, markdownLine(cover.text), ...blocks].join("\n\n") + "\n";
}

/** @param {WrittenPart} written @param {Cover} cover */
function markdownPart(written, cover) {
  if ("ticks" in written) return markdownList(written.ticks.map((tick) => tickText(tick, cover)));
  const head = written.label ? `**${markdownLine(written.label)}**\n\n` : "";
  if ("head" in written) return head + markdownTable(written.head, written.rows);
  return head + ("lines" in written ? markdownList(written.lines) : markdownQuote(written.text));
}

/** @param {string[]} lines */
function markdownList(lines) {
  return lines.map((line) => `- ${markdownLine(line)}`).join("\n");
}

/** An answer stands in a quote of its own, so that none reaches into the next. @param {string} text */
function markdownQuote(text) {
  const lines = linesIn(text).map(markdownLine);
  return lines.map((line, index) => {
    const goesOn = line && lines[index + 1]; // in the same paragraph, on a line of its own
    return line ? `> ${line}${goesOn ? "\\" : ""}` : ">";
  }).join("\n");
}

/** @param {string[]} head @param {string[][]} rows */
function markdownTable(head, rows) {
  const cells = rows.map((row) => row.map((text) => linesIn(text).map(markdownLine).join("<br>")));
  const lines = [head.map(markdownLine), head.map(() => "---"), ...cells];
  return lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
}

/** Whatever any Markdown takes for an end of a line. @param {string} text */
function linesIn(text) {
  return text.split(/\r\n|[\n\r\v\f\x85\u2028\u2029]/);
}

/**
 * One line of words. A backslash takes the meaning from a sign; where some Markdown makes a link of a bare address in
 * spite of it, or knows no backslash, the sign is written by its number.
 * @param {string} text
 */
export function markdownLine(text) {
  const bare = linesIn(text).join(" ").replaceAll("\0", "\ufffd").trim();
  return bare
    .replace(/[&<>@]|:(?=\/\/)|(?<=www)\./gi, (sign) => `\0${sign.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]|~^$#]/g, "\\$&")
    .replace(/^(?:[-+=!]|\d+(?=[.)]))/, (start) => /\d/.test(start) ? `${start}\\` : `\\${start}`)
    .replace(/^[:?%]/, (sign) => `\0${sign.charCodeAt(0)};`)
    .replaceAll("\0", "&#");
}
