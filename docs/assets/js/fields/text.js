// @ts-check
import { ControlField } from "../control.js";

export class TextField extends ControlField {}
