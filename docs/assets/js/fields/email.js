// @ts-check
import { AddressField } from "../address.js";

export class EmailField extends AddressField {
  /** @param {string} text @override */
  leadsTo(text) {
    return mailAddress(text);
  }
}

/** Nothing but the receiver: what else a `mailto:` can set is not for a stored text to say. @param {string} text */
export function mailAddress(text) {
  const parts = /^([^\s@/:?#&]+)@([^\s@/:?#&]+\.[^\s@/:?#&]+)$/.exec(text.trim());
  return parts ? `mailto:${parts.slice(1).map(encodeURIComponent).join("@")}` : "";
}
