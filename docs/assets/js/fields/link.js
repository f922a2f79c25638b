// @ts-check
import { AddressField } from "../address.js";

export class LinkField extends AddressField {
  /** @param {string} text @override */
  leadsTo(text) {
    return webAddress(text);
  }
}

/** People leave out the `https://`. Whatever is no address of a web page leads nowhere. @param {string} text */
export function webAddress(text) {
  const bare = text.trim();
  const whole = /^https?:\/\//i.test(bare) ? bare : `https://${bare}`;
  if (/[\s\\]/.test(bare) || !URL.canParse(whole)) return "";
  const { href, hostname, protocol, username, password } = new URL(whole);
  // A name before an @ passes for the site that it names.
  const plain = /^https?:$/.test(protocol) && hostname.includes(".") && !username && !password;
  return plain ? href : "";
}
