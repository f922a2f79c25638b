// @ts-check
/** @import { Moved } from "./lineage.js" */
/** @import { Entry } from "./record.js" */
/** @import { Store } from "./store.js" */
import { homesOf } from "./lineage.js";
import { parseUid } from "./uid.js";

/**
 * The answers of a tool and its copies, also those under names that they had before the author moved them.
 * @param {string} tool @param {Moved} moved @returns {(uid: unknown) => boolean}
 */
export function belongingTo(tool, moved) {
  return (uid) => typeof uid === "string" && homesOf(uid, moved).some((home) => parseUid(home)?.tool === tool);
}

/**
 * Removes answers, and what the history and the earlier versions hold of them.
 * @param {Store} store @param {(uid: unknown) => boolean} belongs
 * @returns {Promise<void>} rejected where the database fails; the answers are gone from the page all the same
 */
export async function forget(store, belongs) {
  const gone = [...store.all()].filter(([uid, { v }]) => v !== null && belongs(uid));
  store.setMany(gone.map(([uid]) => [uid, null]));
  await store.start(); // all is read, so what was just removed is on its way and comes before what follows
  await store.transact(["ops", "snapshots"], "readwrite", (transaction, guard) => {
    const rows = transaction.objectStore("ops").openCursor();
    rows.onsuccess = guard(() => {
      const cursor = rows.result;
      if (!cursor) return;
      if (belongs(cursor.value?.uid)) cursor.delete();
      cursor.continue();
    });
    const versions = transaction.objectStore("snapshots").openCursor();
    versions.onsuccess = guard(() => {
      const cursor = versions.result;
      if (!cursor) return;
      cursor.update(without(cursor.value, belongs));
      cursor.continue();
    });
  }, "strict");
}

/** @param {any} version as it is stored @param {(uid: unknown) => boolean} belongs */
function without(version, belongs) {
  const pairs = /** @type {[string, Entry][]} */ (JSON.parse(version.text)).filter(([uid]) => !belongs(uid));
  const count = pairs.filter(([, { v }]) => v !== null).length;
  return { ...version, count, text: JSON.stringify(pairs) };
}

/**
 * Removes the texts that could not be read and were set aside.
 * @param {Storage} area @param {string} site @param {(uid: unknown) => boolean} belongs
 */
export function forgetDamaged(area, site, belongs) {
  const keys = Array.from({ length: area.length }, (_, index) => area.key(index) ?? "");
  for (const key of keys.filter((one) => one.startsWith(`gb:${site}:`))) {
    const uid = /:damaged:([^+]+)\+*$/.exec(key)?.[1];
    if (belongs(uid)) area.removeItem(key);
  }
}
