// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { LONG } from "./long.js";
import { DATABASE_CALLS, LOCAL_CALLS, Visit } from "./visit.js";

const ERRORS = ["SecurityError", "QuotaExceededError", "InvalidStateError", "UnknownError", "AbortError"];
const NTH = LONG ? 40 : 8;

/** Which calls of one site fail: the nth alone, or all from the nth on. @typedef {"once" | "for ever"} How */

/** @param {number} nth @param {How} how @returns {() => boolean} whether the call that is just made fails */
function failing(nth, how) {
  let count = 0;
  return () => ++count === nth || (how === "for ever" && count > nth);
}

/** @param {Visit} visit @param {string} call @param {string} error @param {() => boolean} fails */
function breakLocal({ tab }, call, error, fails) {
  tab.storage.trouble = (asked) => {
    if (asked !== call || !fails()) return;
    if (error !== "null") throw new DOMException(error, error);
    tab.absent = true;
  };
}

/** @param {Visit} visit @param {string} call @param {string} error @param {() => boolean} fails */
function breakDatabase({ browser }, call, error, fails) {
  const how = error === "silence" || error === "blocked" ? error : /!|transaction|upgrade/.test(call) ? "throw" : "error";
  browser.indexedDB.trouble = (asked) => asked === call && fails() ? { how, error: new DOMException(error, error) } : null;
}

/** A page that is opened, written on, looked away from and at again. @param {Visit} visit */
async function play(visit) {
  visit.tab.store.start();
  await visit.write(5);
  await visit.settle();
  visit.tab.fire("visibilitychange");
  visit.tab.store.takeSnapshot("import").catch(() => "it is refused where the database is away");
  await visit.write(3);
  visit.tab.fire("pagehide");
  await visit.settle();
  await visit.browser.pass(10_000);
  await visit.settle();
}

/** @param {(visit: Visit) => void} harm @param {How} how @param {string} about */
async function survives(harm, how, about) {
  const visit = new Visit(about.length);
  harm(visit);
  await play(visit);
  const { state } = visit.tab.store.status;
  assert.ok(["saved", "partly"].includes(state), `${about}: ${state}`);
  assert.ok(visit.kept().some((one) => one), `${about}: neither store holds everything`);
  visit.tab.storage.trouble = () => {};
  visit.tab.absent = false;
  visit.browser.indexedDB.trouble = () => null;
  if (about.includes("silence") && how === "for ever") return; // a database that hangs is only mended by a new page
  visit.tab.fire("visibilitychange");
  await visit.settle();
  if (!about.includes("silence")) assert.deepEqual([visit.tab.store.status.state, ...visit.kept()], ["saved", true, true], about);
}

/** @type {[string, string[], string[], typeof breakLocal | typeof breakDatabase][]} */
const SIDES = [
  ["localStorage", LOCAL_CALLS, [...ERRORS, "null"], breakLocal],
  ["database", DATABASE_CALLS, ERRORS, breakDatabase],
  ["database", ["open"], ["blocked"], breakDatabase],
  ["database", ["open", "getAll", "get", "put answers", "add ops", "put ops", "commit"], ["silence"], breakDatabase],
];

for (const [side, calls, errors, harm] of SIDES) {
  for (const error of errors) {
    test(`${side}: ${error} at any one call, of any kind, or from it on: nothing is lost, uncaught or called saved falsely`, async () => {
      for (const call of calls) {
        for (const how of /** @type {const} */ (["once", "for ever"])) {
          for (let nth = 1; nth <= NTH; nth++) {
            const about = `${call}, ${error} ${how} from ${nth}`;
            await survives((visit) => harm(visit, call, error, failing(nth, how)), how, about);
          }
        }
      }
    });
  }
}

/** @type {[string, (visit: Visit) => void][]} */
const EVENTS = [
  ["the database is thrown away", ({ browser }) => browser.indexedDB.deleteUnder("gb-demo")],
  ["the database is asked to make way", ({ browser }) => void browser.indexedDB.askForVersion("gb-demo")],
  ["the database is closed without a word", ({ browser }) => {
    for (const connection of browser.indexedDB.databases.get("gb-demo")?.connections ?? []) connection.close();
  }],
  ["localStorage is emptied", ({ tab, browser }) => {
    tab.storage.data.clear();
    browser.stored.clear();
    tab.fire("storage", { key: null, newValue: null });
  }],
];

for (const [event, happens] of EVENTS) {
  test(`whenever ${event}, the other store and the page hold everything, and both do after the next look`, async () => {
    for (let moment = 1; moment <= NTH * 8; moment++) {
      const visit = new Visit(moment);
      let left = moment;
      const { tasks } = visit.browser;
      const step = tasks.step.bind(tasks);
      tasks.step = async () => {
        if (--left === 0) happens(visit);
        return await step();
      };
      await play(visit);
      visit.tab.fire("visibilitychange");
      await visit.settle();
      assert.deepEqual([visit.tab.store.status.state, ...visit.kept()], ["saved", true, true], `at step ${moment}`);
    }
  });
}
