// @ts-check
import { Rows } from "../rows.js";

/** A numbered list to which readers add lines. */
export class ListField extends Rows {
  /** @override */
  get words() {
    return this.services.words.fields.list;
  }
}
