// @ts-check

// What a spreadsheet takes for the start of a formula, also in the wide form that East Asian keyboards write.
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
// Where a spreadsheet that parts cells by another sign would start a cell.
const INNER = /([;\t])(?=\s*[=+\-@])/g;
const BYTE_ORDER_MARK = "\ufeff";

/**
 * A table for a spreadsheet, by RFC 4180, with the mark without which Excel takes it for another encoding. A cell that
 * a spreadsheet would run as a formula starts with an apostrophe.
 * @param {string[][]} rows
 */
export function csvOf(rows) {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/** @param {string} text */
function csvCell(text) {
  const tame = (FORMULA.test(text) ? `'${text}` : text).replace(INNER, "$1'");
  return `"${tame.replaceAll('"', '""').replaceAll("\0", "")}"`;
}
