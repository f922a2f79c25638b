// @ts-check
import { Rows } from "../rows.js";

/** A table to which readers add rows. */
export class TableField extends Rows {}
