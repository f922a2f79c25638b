// @ts-check
/** @import { Services } from "./services.js" */
/** @import { Tool } from "./tool.js" */
import { DateField } from "./fields/date.js";
import { DatetimeField } from "./fields/datetime.js";
import { NumberField } from "./fields/number.js";
import { SelectField } from "./fields/select.js";
import { TableField } from "./fields/table.js";
import { TextField } from "./fields/text.js";
import { TextareaField } from "./fields/textarea.js";
import { TimeField } from "./fields/time.js";

/**
 * What a worksheet asks of a field of any kind.
 * @typedef {object} AnyField
 * @property {HTMLElement} root the element around its control or controls
 * @property {() => void} draw shows what is stored
 * @property {(uids: Set<string>, from: "here" | "tab" | "load") => void} changed some of these may be its own
 * @property {(text: string) => void} name gives its controls a name that tells them from those in other rows
 * @property {string} [uid] whose answer it is
 * @property {() => any} [stored] what is stored, as `printed` takes it; of a table the ids of its rows
 * @property {(answer: any) => string} [printed] an answer as people say it
 * @property {(row: string) => string} [prefix] of a table: how the uids in a row start
 */

/** @typedef {new (root: HTMLElement, tool: Tool, services: Services, drawField: (root: HTMLElement, tool: Tool, services: Services) => AnyField) => AnyField} FieldClass */

/**
 * The class of each kind of field. It is made for the element around the control or controls.
 * @type {Record<string, FieldClass>}
 */
const FIELD_KINDS = {
  date: DateField,
  datetime: DatetimeField,
  number: NumberField,
  select: SelectField,
  table: TableField,
  text: TextField,
  textarea: TextareaField,
  time: TimeField,
};

/** Adds kinds that come with a script of their own. @param {Record<string, FieldClass>} kinds */
export function addKinds(kinds) {
  Object.assign(FIELD_KINDS, kinds);
}

/**
 * @param {HTMLElement} root the field, or the cell of a table
 * @param {Tool} tool @param {Services} services
 * @returns {AnyField}
 */
export function drawField(root, tool, services) {
  const kind = root.dataset.kind ?? "";
  const Kind = FIELD_KINDS[kind];
  if (!Kind) throw new UnknownKind(`${root.dataset.field} has the kind ${kind}, which no script draws`);
  const field = new Kind(root, tool, services, drawField);
  tool.fields.set(root.dataset.field ?? field.uid ?? "", field);
  return field;
}

export class UnknownKind extends Error {}
