// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { mailAddress } from "../../docs/assets/js/fields/email.js";
import { webAddress } from "../../docs/assets/js/fields/link.js";
import { phoneAddress } from "../../docs/assets/js/fields/phone.js";

/** @type {[(text: string) => string, string, string][]} */
const CASES = [
  [webAddress, "https://example.org/fair?a=1#b", "https://example.org/fair?a=1#b"],
  [webAddress, "  example.org/fair ", "https://example.org/fair"],
  [webAddress, "HTTP://EXAMPLE.org", "http://example.org/"],
  [webAddress, "example.org:8080", "https://example.org:8080/"],
  [webAddress, "münchen.example", "https://xn--mnchen-3ya.example/"],
  [mailAddress, " nadia@example.org ", "mailto:nadia@example.org"],
  [mailAddress, "nadia+work@example.org", "mailto:nadia%2Bwork@example.org"],
  [mailAddress, "nadia@example.org?bcc=eve@example.com", ""],
  [mailAddress, "nadia@example.org?body=hi", ""],
  [phoneAddress, "+33 (1) 23-45.67/89", "tel:+33123456789"],
  [phoneAddress, "112", "tel:112"],
];

for (const [address, text, expected] of CASES) {
  test(`${JSON.stringify(text)} leads to ${expected || "nothing"} as a ${address.name}`, () => {
    assert.equal(address(text), expected);
  });
}

const UNSAFE = [
  "",
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " java\tscript:alert(1)",
  "javascript://example.org/%0aalert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "blob:https://example.org/1",
  "https://example.org@evil.example/",
  "https:\\\\evil.example",
  "https://",
  "somewhere",
  "two words.example",
  "javascript:1",
  "\u0000javascript:alert(1)",
];

for (const address of [webAddress, mailAddress, phoneAddress]) {
  for (const text of UNSAFE) {
    test(`${JSON.stringify(text)} leads nowhere as a ${address.name}`, () => assert.equal(address(text), ""));
  }
}
