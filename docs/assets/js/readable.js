// @ts-check
/** @import { WrittenPage, WrittenPart, WrittenTick } from "./written.js" */

/**
 * @typedef {object} Cover what stands above the answers
 * @property {string} title @property {string} text @property {string} lang @property {string} dir
 * @property {string} skipped what is said of an item that is not for the reader
 */

// Nothing in the page can run or fetch anything, whatever an answer holds and whatever a browser makes of it.
const READABLE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const READABLE_LOOK = "body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}" +
  "dd,td,li{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}dt{font-weight:600;margin-top:1rem}dd{margin:0}" +
  "table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:start;vertical-align:top}";
const TICK_SIGNS = { done: "☑", open: "☐", skipped: "–" };

/** One page that needs nothing else, for any browser. @param {WrittenPage[]} pages @param {Cover} cover */
export function htmlOf(pages, cover) {
  const { title, text, lang, dir } = cover;
  const body = pages.map((page) => [
    htmlElement("h2", page.title),
    ...page.tools.map((tool) => (tool.title ? htmlElement("h3", tool.title) : "") + tool.parts.map((one) => htmlPart(one, cover)).join("")),
  ].join("\n"));
  return [
    "<!doctype html>",
    `<html lang="${escapeHtml(lang)}" dir="${escapeHtml(dir)}">`,
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${READABLE_POLICY}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `${htmlElement("title", title)}<style>${READABLE_LOOK}</style></head>`,
    `<body>${htmlElement("h1", title)}${htmlElement("p", text)}`,
    ...body,
    "</body></html>\n",
  ].join("\n");
}

/** @param {WrittenPart} written @param {Cover} cover */
function htmlPart(written, cover) {
  if ("ticks" in written) return htmlList(written.ticks.map((tick) => tickText(tick, cover)));
  if ("head" in written) {
    const head = `<tr>${written.head.map((text) => htmlElement("th", text)).join("")}</tr>`;
    const rows = written.rows.map((row) => `<tr>${row.map((text) => htmlElement("td", text, ' dir="auto"')).join("")}</tr>`);
    return `${written.label ? htmlElement("h4", written.label) : ""}<table><thead>${head}</thead><tbody>${rows.join("")}</tbody></table>`;
  }
  const answer = "lines" in written ? `<dd>${htmlList(written.lines)}</dd>` : htmlElement("dd", written.text, ' dir="auto"');
  return `<dl>${htmlElement("dt", written.label)}${answer}</dl>`;
}

/** @param {string[]} lines */
function htmlList(lines) {
  return `<ul>${lines.map((line) => htmlElement("li", line, ' dir="auto"')).join("")}</ul>`;
}

/** @param {WrittenTick} tick @param {Cover} cover */
export function tickText({ text, done, skipped, more }, { skipped: note }) {
  const item = skipped ? `${TICK_SIGNS.skipped} ${text} (${note})` : `${done ? TICK_SIGNS.done : TICK_SIGNS.open} ${text}`;
  return [item, ...more].join(" · ");
}

/** The one way by which text gets into the page. @param {string} name @param {string} text @param {string} [more] attributes of ours */
function htmlElement(name, text, more = "") {
  return `<${name}${more}>${escapeHtml(text)}</${name}>`;
}

/** @type {Record<string, string>} */
const HTML_ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;", "\0": "\ufffd" };

/** Text that is text in any place of a page. @param {string} text */
export function escapeHtml(text) {
  return text.replace(/[&<>"'`\0]/g, (sign) => HTML_ENTITIES[sign]);
}
