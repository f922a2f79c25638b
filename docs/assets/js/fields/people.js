// @ts-check
import { peopleOf, PEOPLE_ORDER } from "../people.js";
import { askToRemove } from "../people_question.js";
import { Rows } from "../rows.js";

/** The list of people, with the columns that one worksheet shows of it. */
export class PeopleField extends Rows {
  get people() {
    return peopleOf(this.services);
  }

  /** @override */
  get order() {
    return PEOPLE_ORDER;
  }

  /** @override */
  stored() {
    return this.people.ids();
  }

  /** @param {Set<string>} uids @param {"here" | "tab" | "load"} from @override */
  changed(uids, from) {
    super.changed(uids, from);
    // Other people may be said to know somebody who has another name now.
    for (const { cells } of this.shown.values()) {
      for (const cell of cells) if (cell.root.dataset.kind === "person") cell.changed(uids, from);
    }
  }

  /** Somebody who is named elsewhere is not removed without a question. @param {string} id @override */
  remove(id) {
    if (!this.people.pointingTo(id).length) return super.remove(id);
    askToRemove(id, this.people, this.tool, this.services, () => this.focus(id, "[data-action=remove_row]"));
  }
}
