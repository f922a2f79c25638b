// @ts-check
/** @import { People } from "./people.js" */
/** @import { Services } from "./services.js" */
/** @import { Tool } from "./tool.js" */
import { parseUid } from "./uid.js";
import { fill } from "./words.js";

/**
 * Removes somebody whom nobody names. Else it asks first, in a line of the tool, what shall become of those answers.
 * @param {string} id @param {People} people @param {Tool} tool @param {Services} services
 * @param {() => void} back brings the focus back to where it was asked, where that is still there
 * @param {Element} [below] where the line stands, if not in the foot
 */
export function askToRemove(id, people, tool, services, back, below) {
  const words = services.words.people;
  const name = people.nameOf(id).trim() || words.nameless;
  const uids = people.pointingTo(id);
  /** @param {"keep" | "clear"} fate */
  const remove = (fate) => {
    const undo = people.remove(id, fate);
    back();
    tool.offerUndo(fill(words.removed, { name }), () => {
      undo();
      back();
      services.announce(fill(words.back, { name }));
    });
  };
  if (!uids.length) return remove("clear");
  const text = services.plural(words.named, uids.length, { name, places: people.inOneLine(placesOf(uids, services)) });
  const line = tool.ask("remove", text, [
    [words.keep_name, () => remove("keep")],
    [words.clear_name, () => remove("clear")],
    [words.not_remove, back],
  ], below);
  // The question is read before its answers.
  line.role = "group";
  line.ariaLabel = text;
  line.tabIndex = -1;
  line.focus();
}

/** The questions in which somebody is named, in words, each once. @param {string[]} uids @param {Services} services */
function placesOf(uids, { words }) {
  const names = uids.map((uid) => {
    const { tool, field, column } = parseUid(uid) ?? {};
    return words.people.places[[tool, field, column].filter((part) => part).join("--")] ?? words.people.elsewhere;
  });
  return new Set(names);
}
