// @ts-check
/** @import { Early } from "./database.js" */
// Stands at the start of every page, as the database takes its time: it is asked for all answers while the page is
// still being read. Where that fails, or there is no database yet, the script of the book asks again and says why.
// What another tab writes after that is in localStorage, which is read later.
(() => {
  const { site } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  /** @param {(early: Early | null) => void} give */
  const ask = (give) => {
    if (sessionStorage.getItem(`gb:${site}:private`) !== null) return give(null); // nothing of the device is read
    const opening = indexedDB.open(`gb-${site}`);
    opening.onupgradeneeded = () => opening.transaction?.abort(); // there is none, and none is to be made here
    opening.onerror = (event) => {
      event.preventDefault(); // Firefox reports it as an uncaught error otherwise
      give(null);
    };
    opening.onsuccess = () => read(opening.result, give);
  };
  /** @param {IDBDatabase} database @param {(early: Early | null) => void} give */
  const read = (database, give) => {
    const fail = () => {
      database.close();
      give(null);
    };
    try {
      const transaction = database.transaction(["answers", "meta"]);
      const rows = transaction.objectStore("answers").getAll();
      const schema = transaction.objectStore("meta").get("schema");
      const early = { database, rows, schema, lost: false };
      transaction.oncomplete = () => give(early);
      transaction.onabort = fail;
      database.onversionchange = database.onclose = () => {
        early.lost = true;
        database.close();
      };
    } catch {
      fail(); // it has other stores than ours, so it is for the script of the book to say what is wrong
    }
  };
  const asked = new Promise(ask).catch(() => null);
  Object.assign(globalThis, { earlyAnswers: asked });
})();
