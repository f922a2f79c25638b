// @ts-check
/** @import { Entry } from "./record.js" */
/** @import { Guard } from "./transaction.js" */

/**
 * In which form answers are stored, and how they come there from older forms.
 * @typedef {object} Schema
 * @property {number} version from 1 on
 * @property {(found: Map<string, Entry>[]) => Map<string, Entry>} joined what localStorage holds by version, as one
 * @property {(transaction: IDBTransaction, guard: Guard, from: number) => void} upgrade of the database
 *
 * @typedef {Schema & {outgrown: boolean}} Edition of the scripts on this page. It is outgrown as soon as either store
 *   shows that a newer edition wrote there: from then on nothing is written to either.
 */

/**
 * The first form has none before it. The next one is `schemaOf([step])` of migrations.js, which stays out of every
 * page until then. @type {Schema}
 */
export const SCHEMA = { version: 1, joined: ([own]) => own, upgrade() {} };
