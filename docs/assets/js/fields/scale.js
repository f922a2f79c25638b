// @ts-check
import { ChoiceField } from "../choice.js";

export class ScaleField extends ChoiceField {}
