// @ts-check
import { addKinds } from "../fields.js";
import { CheckboxesField } from "../fields/checkboxes.js";
import { RadioField } from "../fields/radio.js";
import { ScaleField } from "../fields/scale.js";

addKinds({
  checkboxes: CheckboxesField,
  radio: RadioField,
  scale: ScaleField,
});
