// @ts-check
import { AddressField } from "../address.js";

export class PhoneField extends AddressField {
  /** @param {string} text @override */
  leadsTo(text) {
    return phoneAddress(text);
  }
}

/** @param {string} text as people write it, such as +33 (1) 23 45 67 89 */
export function phoneAddress(text) {
  const digits = text.replace(/[\s()./-]/g, "");
  return /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : "";
}
