// @ts-check

/**
 * The words of the scripts, as the book's strings hold them.
 * @typedef {{status: Record<string, string>} & Record<string, any>} Words
 */

/**
 * @param {string} pattern such as "{done} of {all} done"
 * @param {Record<string, string | number>} values
 */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
