// @ts-check
import { ChoiceField } from "../choice.js";

export class RadioField extends ChoiceField {}
