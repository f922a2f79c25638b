// @ts-check
/** @import { Value } from "./record.js" */
/** @import { Rows } from "./rows.js" */

// What readers do to rows.

/** @param {Rows} rows @param {Element} target what was pressed */
export function actOn(rows, target) {
  const action = /** @type {HTMLElement | null} */ (target.closest("[data-action]"))?.dataset.action;
  const id = /** @type {HTMLElement | null} */ (target.closest("[data-row]"))?.dataset.row ?? "";
  if (action === "remove_row") rows.remove(id);
  const place = [...rows.shown.keys()].indexOf(id);
  if (action === "row_up") moveRow(rows, id, place - 1);
  if (action === "row_down") moveRow(rows, id, place + 1);
}

/** @param {Rows} rows */
export function addRow(rows) {
  const ids = [...rows.shown.keys()]; // with the one that stands ready, so that one more is one more
  const id = rows.newId();
  rows.reorder([...ids, id]);
  rows.ready = rows.newId();
  rows.focus(id, "[data-uid]");
  rows.services.announce(rows.say("row_added", { number: ids.length + 1 }));
}

/** @param {Rows} rows @param {string} id @param {number} to its new place, counted from 0 */
export function moveRow(rows, id, to) {
  const ids = [...rows.shown.keys()];
  const from = ids.indexOf(id);
  if (to === from || to < 0 || to >= ids.length) return;
  rows.reorder(ids.toSpliced(from, 1).toSpliced(to, 0, id));
  rows.services.announce(rows.say("row_moved", { from: from + 1, to: to + 1 }));
}

/** @param {Rows} rows @param {string} id */
export function removeRow(rows, id) {
  if (!rows.isStored(id)) return;
  const { store, announce } = rows.services;
  const place = [...rows.shown.keys()].indexOf(id);
  const number = place + 1;
  const gone = rows.removal(id);
  const before = gone.map(([uid]) => /** @type {[string, Value]} */ ([uid, store.get(uid) ?? null]));
  store.setMany(gone);
  const left = [...rows.shown.keys()];
  const next = left[Math.min(place, left.length - 1)];
  rows.focus(next, rows.isStored(next) ? "[data-action=remove_row]" : "[data-uid]");
  rows.tool.offerUndo(rows.say("row_removed", { number }), () => {
    store.setMany(before);
    rows.focus(id, "[data-uid]");
    announce(rows.say("row_restored", { number }));
  });
}
