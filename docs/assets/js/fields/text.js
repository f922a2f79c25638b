// @ts-check
import { Field } from "../field.js";

export class TextField extends Field {}
