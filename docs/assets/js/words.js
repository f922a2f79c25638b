// @ts-check

/**
 * The words of the scripts, as the book's strings hold them.
 * @typedef {{status: Record<string, string>} & Record<string, any>} Words
 */

/**
 * A phrase that counts, in one form for each plural of its language. A form that is not there is `other`.
 * @typedef {{other: string} & Record<string, string>} Forms
 */

/** @typedef {(forms: Forms, count: number, values?: Record<string, string | number>) => string} Plural */

/**
 * @param {string} pattern such as "{done} of {all} done"
 * @param {Record<string, string | number>} values
 */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * What follows from the language of the words: numbers in its digits, and phrases in its plurals.
 * @param {string} locale
 */
export function counting(locale) {
  const numbers = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  /** @param {number} number */
  const digits = (number) => numbers.format(number);
  /** @type {Plural} the count picks the form, and stands in for its {number} */
  const plural = (forms, count, values) => {
    const named = Object.entries({ number: count, ...values });
    const written = named.map(([name, value]) => [name, typeof value === "number" ? digits(value) : value]);
    return fill(forms[rules.select(count)] ?? forms.other, Object.fromEntries(written));
  };
  return { digits, plural };
}
