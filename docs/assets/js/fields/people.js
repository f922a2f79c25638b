// @ts-check
import { TableField } from "./table.js";

export class PeopleField extends TableField {}
