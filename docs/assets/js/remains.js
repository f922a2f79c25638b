// @ts-check
/** @import { Entry } from "./record.js" */
import { isEntry, mergeInto, parseEntry } from "./record.js";
import { parseUid } from "./uid.js";

/**
 * What lies in the browser under the name of the guide, as it is, whether the guide can read it or not.
 * @typedef {object} Remains
 * @property {Record<string, string>} keys the texts of the store of texts, by key
 * @property {Record<string, unknown[]>} tables the rows of the database, by table
 * @property {Record<string, string>} troubles what could not be read, and why
 */

/**
 * Changes nothing, and never rejects: what cannot be read is told.
 * @param {{storage: () => Storage | null, indexedDB: () => IDBFactory | null, site: string}} places
 * @returns {Promise<Remains>}
 */
export async function readRemains({ storage, indexedDB, site }) {
  /** @type {Remains} */
  const remains = { keys: {}, tables: {}, troubles: {} };
  try {
    remains.keys = keysOf(storage(), `gb:${site}:`);
  } catch (error) {
    remains.troubles.keys = String(error);
  }
  try {
    remains.tables = await tablesOf(indexedDB(), `gb-${site}`);
  } catch (error) {
    remains.troubles.tables = String(error);
  }
  return remains;
}

/**
 * The answers among them: the newest of each. What was removed stays away. An answer of which there is no trace in
 * either store is looked for in the earlier versions and in the history.
 * @param {Remains} remains @param {string} site @returns {Map<string, Entry>}
 */
export function answersIn({ keys, tables }, site) {
  /** @type {Map<string, Entry>} */
  const answers = new Map();
  const start = `gb:${site}:`.length;
  for (const [key, text] of Object.entries(keys)) add(answers, key.slice(start).replace(/^\d+:/, ""), parseEntry(text));
  for (const row of /** @type {any[]} */ (tables.answers ?? [])) add(answers, row?.uid, row);
  /** @type {Map<string, Entry>} */
  const past = new Map();
  for (const row of /** @type {any[]} */ (tables.ops ?? [])) add(past, row?.uid, row);
  for (const row of /** @type {any[]} */ (tables.snapshots ?? [])) for (const [uid, entry] of pairsIn(row)) add(past, uid, entry);
  return new Map([...past, ...answers]);
}

/** @param {Map<string, Entry>} to @param {unknown} uid @param {any} entry */
function add(to, uid, entry) {
  if (parseUid(uid) && isEntry(entry)) mergeInto(to, String(uid), { v: entry.v, t: entry.t, w: entry.w });
}

/** @param {any} row an earlier version @returns {any[][]} */
function pairsIn(row) {
  try {
    const pairs = JSON.parse(row.text);
    return Array.isArray(pairs) ? pairs.filter(Array.isArray) : [];
  } catch {
    return []; // damaged: it stays among what is shown and saved as it is
  }
}

/** @param {Storage | null} area @param {string} start @returns {Record<string, string>} */
function keysOf(area, start) {
  const names = Array.from({ length: area?.length ?? 0 }, (_, index) => area?.key(index) ?? "");
  const own = names.filter((name) => name.startsWith(start)).sort();
  return Object.fromEntries(own.map((name) => [name, area?.getItem(name) ?? ""]));
}

/** @param {IDBFactory | null} factory @param {string} name @returns {Promise<Record<string, unknown[]>>} */
async function tablesOf(factory, name) {
  const database = factory && await existing(factory, name);
  if (!database) return {};
  try {
    /** @type {Record<string, unknown[]>} */
    const tables = {};
    for (const table of database.objectStoreNames) tables[table] = await answered(database.transaction(table).objectStore(table).getAll());
    return tables;
  } finally {
    database.close();
  }
}

/**
 * Opens the database in whatever version it has, and makes none where there is none: the guide would take an empty
 * one for its own.
 * @param {IDBFactory} factory @param {string} name @returns {Promise<IDBDatabase | null>}
 */
function existing(factory, name) {
  return new Promise((resolve, reject) => {
    const opening = factory.open(name);
    let made = false;
    opening.onupgradeneeded = () => {
      made = true;
      opening.transaction?.abort();
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = (event) => {
      event.preventDefault(); // Firefox reports it as an uncaught error otherwise
      if (made) resolve(null);
      else reject(opening.error);
    };
  });
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
