// @ts-check

/** A cell as spreadsheets copy it; they put one that holds a tab, a line break or a quote into quotes. */
const PASTED_CELL = /"((?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/y;

/**
 * Takes text from a spreadsheet apart.
 * @param {string} text
 * @returns {string[][]} rows of cells; one row of one cell where there is nothing to take apart
 */
export function parsePaste(text) {
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  /** @type {string[][]} */
  const rows = [[]];
  for (let at = 0; at <= whole.length; at++) {
    PASTED_CELL.lastIndex = at;
    const [found, quoted] = /** @type {RegExpExecArray} */ (PASTED_CELL.exec(whole));
    // What people put into quotes themselves keeps them.
    const isMasked = quoted !== undefined && /[\t\n"]/.test(quoted);
    rows[rows.length - 1].push(isMasked ? quoted.replaceAll('""', '"') : found);
    at += found.length;
    if (whole[at] === "\n") rows.push([]);
  }
  return rows;
}

/**
 * The id of the choice that a text means: by its label in any case, or by the id itself.
 * @param {string} text @param {{id: string, label: string}[]} choices
 */
export function matchChoice(text, choices) {
  const fold = (/** @type {string} */ one) => one.normalize("NFKC").trim().replace(/\s+/g, " ").toLocaleLowerCase();
  const named = choices.filter(({ id, label }) => id && fold(label) === fold(text));
  return (named[0] ?? choices.find(({ id }) => id && id === text.trim()))?.id;
}
