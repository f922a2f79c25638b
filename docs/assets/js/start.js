// @ts-check
/** @import { Services } from "./services.js" */
/** @import { Words } from "./words.js" */
import { announcerIn } from "./announcer.js";
import { Checklist } from "./checklist.js";
import { addComponents, defineComponents } from "./components.js";
import { printTool } from "./print.js";
import { sessionOf } from "./session.js";
import { Store } from "./store.js";
import { counting } from "./words.js";
import { Worksheet } from "./worksheet.js";

/**
 * What the build tells the script of the book.
 * @typedef {{site: string, moved: Record<string, string>,
 *   split: Record<string, string[]>, words: Words}} BookFacts
 */

/** Starts everything. The only place that touches globals. @param {Window & typeof globalThis} window */
export function start(window) {
  const { document } = window;
  const { site, moved, split, words } = /** @type {{guidebook: BookFacts}} */ (/** @type {unknown} */ (window)).guidebook;
  const random = () => window.crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;
  const movedTo = new Map(Object.entries({ ...moved, ...split }));
  const { inPrivate, ...keeping } = sessionOf(window, site);
  const store = new Store({
    site,
    ...keeping,
    now: Date.now,
    later: (act, ms) => void window.setTimeout(act, ms),
    random,
    moved: movedTo,
    page: window,
  });
  const hour = new Intl.DateTimeFormat(words.locale, { hour: "2-digit", minute: "2-digit" });
  const day = written(words.locale, { dateStyle: "long" });
  const clock = written(words.locale, { timeStyle: "short" });
  /** @type {Services} */
  const services = {
    store,
    words,
    random,
    now: Date.now,
    ...counting(words.locale),
    announce: announcerIn(document),
    print: (tool, how) => printTool(window, tool, how),
    site,
    inPrivate,
    moved: movedTo,
    download() {},
    hour: (time) => hour.format(time),
    day: (iso) => day(`${iso}T00:00`) ?? iso,
    clock: (iso) => clock(`2000-01-01T${iso}`) ?? iso,
    moment: (iso) => written(words.locale, { dateStyle: "long", timeStyle: "short" })(iso) ?? iso,
  };
  store.start();
  addComponents({ "gb-checklist": Checklist, "gb-worksheet": Worksheet });
  // The scripts of other purposes run after this one, and add what they bring before the page is ready.
  if (document.readyState === "complete") defineComponents(window, services);
  else document.addEventListener("DOMContentLoaded", () => defineComponents(window, services), { once: true });
}

/**
 * Writes a day or a time of the clock on the wall, wherever that hangs.
 * @param {string} locale @param {Intl.DateTimeFormatOptions} style
 * @returns {(iso: string) => string | undefined} nothing where `iso` is no such time
 */
function written(locale, style) {
  const format = new Intl.DateTimeFormat(locale, { ...style, calendar: "gregory", timeZone: "UTC" });
  return (iso) => {
    const time = new Date(`${iso}Z`);
    return isNaN(+time) ? undefined : format.format(time);
  };
}
