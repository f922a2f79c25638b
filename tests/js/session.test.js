// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { sessionKey, sessionOf } from "../../docs/assets/js/session.js";

/** @param {string[]} keys of sessionStorage */
function windowWith(...keys) {
  const kept = new Set(keys);
  let reloads = 0;
  const events = new EventTarget();
  const window = Object.assign(events, {
    localStorage: "of the device",
    indexedDB: "of the device",
    sessionStorage: { getItem: (/** @type {string} */ key) => kept.has(key) ? "1" : null },
    location: { reload: () => reloads++ },
  });
  const session = sessionOf(/** @type {any} */ (window), "demo");
  /** @type {string[]} */
  const heard = [];
  for (const type of ["storage", "pageshow", "pagehide", "visibilitychange"]) {
    events.addEventListener(type, () => heard.push(type));
  }
  /** @param {string} type @returns {string[]} what the store hears of it */
  const fire = (type) => {
    events.dispatchEvent(new Event(type));
    return heard.splice(0);
  };
  session.channel && /** @type {BroadcastChannel} */ (session.channel).close();
  return { window, session, kept, fire, reloads: () => reloads };
}

test("an ordinary session keeps its answers on the device and hears other tabs", () => {
  const { session, fire } = windowWith(sessionKey("another"));
  assert.equal(session.inPrivate, false);
  assert.deepEqual([session.storage(), session.indexedDB()], ["of the device", "of the device"]);
  assert.deepEqual(fire("storage"), ["storage"]);
});

test("a private session reaches nothing of the device and hears no other tab", () => {
  const { window, session, fire } = windowWith(sessionKey("demo"));
  assert.equal(session.inPrivate, true);
  assert.equal(session.storage(), window.sessionStorage);
  assert.deepEqual([session.indexedDB(), session.channel], [null, null]);
  assert.deepEqual(fire("storage"), []);
  assert.deepEqual(fire("pagehide"), ["pagehide"]);
});

test("a page of a private session that is over writes nothing any more, and is loaded anew", () => {
  const { kept, fire, reloads } = windowWith(sessionKey("demo"));
  assert.deepEqual(fire("pageshow"), ["pageshow"]);
  assert.equal(reloads(), 0);
  kept.clear();
  for (const type of ["pagehide", "visibilitychange", "pageshow"]) assert.deepEqual(fire(type), []);
  assert.equal(reloads(), 1);
});

test("a page that slept while a private session began is loaded anew", () => {
  const { kept, fire, reloads } = windowWith();
  kept.add(sessionKey("demo"));
  fire("pageshow");
  assert.equal(reloads(), 1);
});

test("a browser that keeps nothing at all has no private session", () => {
  const blocked = () => {
    throw new DOMException("blocked", "SecurityError");
  };
  const window = Object.defineProperty(new EventTarget(), "sessionStorage", { get: blocked });
  const { inPrivate, channel } = sessionOf(/** @type {any} */ (window), "demo");
  /** @type {BroadcastChannel} */ (channel).close();
  assert.equal(inPrivate, false);
});
