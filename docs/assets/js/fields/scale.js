// @ts-check
import { ChoiceField } from "../choice.js";
import { fill } from "../words.js";

export class ScaleField extends ChoiceField {
  /** @param {string} answer @override */
  printed(answer) {
    const steps = this.root.querySelectorAll("[data-uid]:not([value=''])").length;
    return answer ? fill(this.services.words.fields.scale.spoken, { number: answer, steps }) : "";
  }
}
