// @ts-check
import { Field } from "../field.js";

export class PersonField extends Field {}
