// @ts-check
/** @import { Entry } from "./record.js" */
/** @import { Schema } from "./schema.js" */
import { isEntry, mergeInto } from "./record.js";
import { rowOf } from "./snapshots.js";

/**
 * Leads all answers, removed ones too, from one form to the next. It is given the same ones again and again, as old
 * keys stay where they are: so it is pure, and keeps time and tab of every entry. Once released it never changes.
 * @typedef {(entries: ReadonlyMap<string, Entry>) => Map<string, Entry>} Step
 */

/** @param {readonly Step[]} steps the first leads from version 1 to 2, and so on @param {() => number} now @returns {Schema} */
export function schemaOf(steps, now) {
  const version = steps.length + 1;
  return {
    version,
    joined: (found) =>
      found.reduce((older, own, index) => {
        const all = migrate(older, index, steps.slice(0, index));
        for (const [uid, entry] of own) mergeInto(all, uid, entry);
        return all;
      }),
    upgrade(transaction, guard, from) {
      const answers = transaction.objectStore("answers");
      const reading = answers.getAll();
      reading.onsuccess = guard(() => {
        const rows = reading.result.filter(isEntry);
        const old = new Map(rows.map((/** @type {any} */ { uid, v, t, w }) => [uid, { v, t, w }]));
        transaction.objectStore("snapshots").add(rowOf(old, { at: now(), why: "migration", schema: from }));
        for (const uid of old.keys()) answers.delete(uid);
        for (const [uid, entry] of migrate(old, from, steps)) answers.put({ uid, ...entry });
        transaction.objectStore("meta").put({ key: "schema", value: version });
      });
    },
  };
}

/** @param {ReadonlyMap<string, Entry>} entries @param {number} from their version @param {readonly Step[]} steps */
export function migrate(entries, from, steps) {
  return steps.slice(from - 1).reduce((older, step) => step(older), new Map(entries));
}
