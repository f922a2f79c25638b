// @ts-check
/** @import { AnswersFile } from "./download.js" */
import { FileRefused, isObject, parseFile } from "./transfer.js";

/**
 * @typedef {{format: string, version: number, site: string,
 *   kdf: {name: string, hash: string, iterations: number, salt: string}}} LockHead what is not secret
 * @typedef {{head: LockHead, iv: string, data: string}} Lock
 * @typedef {Pick<Crypto, "subtle" | "getRandomValues">} LockCrypto
 */

export const LOCK_FORMAT = "gb-answers-locked";
const LOCK_VERSION = 1;
// What OWASP's Password Storage Cheat Sheet asks of PBKDF2 with SHA-256, as of 2025.
const LOCK_ROUNDS = 600_000;
// About ten times as slow as ours. A file that asks for more would only make the browser stand still.
const MOST_ROUNDS = 6_000_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;
// The bytes of the longest file that `readFile` takes, in base64.
const LOCK_LENGTH = 90_000_000;
const LOCK_BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const CHUNK = 0x8000;

/**
 * Locks a file with a password, by AES-GCM with 256 bits. Whoever changes what is not secret breaks the lock as well.
 * @param {AnswersFile} file
 * @param {{site: string, password: string, crypto: LockCrypto, rounds?: number}} how
 * @returns {Promise<AnswersFile>}
 */
export async function lockFile({ name, text }, { site, password, crypto, rounds = LOCK_ROUNDS }) {
  const salt = base64(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
  const iv = base64(crypto.getRandomValues(new Uint8Array(IV_BYTES)));
  const kdf = { name: "PBKDF2", hash: "SHA-256", iterations: rounds, salt };
  const head = { format: LOCK_FORMAT, version: LOCK_VERSION, site, kdf };
  const secret = new TextEncoder().encode(text);
  const data = await crypto.subtle.encrypt(cipher({ head, iv, data: "" }), await keyOf(head, password, crypto, "encrypt"), secret);
  const locked = { ...head, iv, data: base64(new Uint8Array(data)) };
  return { name: name.replace(/\.json$/, "-locked.json"), text: `${JSON.stringify(locked, null, 2)}\n` };
}

/**
 * @param {string} text @param {string} site the id of this guide
 * @returns {Lock | null} null for a file that is not locked
 * @throws {FileRefused} for a locked file that cannot be one of ours
 */
export function readLock(text, site) {
  if (text.length > LOCK_LENGTH) throw new FileRefused("large");
  const file = parseFile(text);
  if (!isObject(file) || file.format !== LOCK_FORMAT) return null;
  const { format, version, kdf, iv, data } = file;
  if (!Number.isSafeInteger(version) || version < 1 || typeof file.site !== "string") throw new FileRefused("damaged");
  if (version > LOCK_VERSION) throw new FileRefused("newer");
  if (file.site !== site) throw new FileRefused("other_site", file.site.slice(0, 80));
  if (!isObject(kdf) || kdf.name !== "PBKDF2" || kdf.hash !== "SHA-256") throw new FileRefused("damaged");
  const { name, hash, iterations, salt } = kdf;
  const isSane = Number.isSafeInteger(iterations) && iterations > 0 && iterations <= MOST_ROUNDS;
  if (!isSane || !isBytes(salt, SALT_BYTES) || !isBytes(iv, IV_BYTES) || !isBytes(data)) throw new FileRefused("damaged");
  return { head: { format, version, site, kdf: { name, hash, iterations, salt } }, iv, data };
}

/**
 * @param {Lock} lock @param {string} password @param {LockCrypto} crypto
 * @returns {Promise<string>} the text of the file
 * @throws {FileRefused} where the password is another, or the file was changed: nobody can tell the two apart
 */
export async function openLock(lock, password, crypto) {
  const key = await keyOf(lock.head, password, crypto, "decrypt");
  const opened = await crypto.subtle.decrypt(cipher(lock), key, bytesOf(lock.data)).catch(() => {
    throw new FileRefused("password");
  });
  return new TextDecoder().decode(opened);
}

/** @param {Lock} lock */
function cipher({ head, iv }) {
  return { name: "AES-GCM", iv: bytesOf(iv), additionalData: new TextEncoder().encode(JSON.stringify(head)) };
}

/** @param {LockHead} head @param {string} password @param {LockCrypto} crypto @param {KeyUsage} usage */
async function keyOf({ kdf: { name, hash, iterations, salt } }, password, { subtle }, usage) {
  // One letter with an accent is stored in two ways; which, depends on the keyboard.
  const typed = new TextEncoder().encode(password.normalize("NFC"));
  const base = await subtle.importKey("raw", typed, name, false, ["deriveKey"]);
  return await subtle.deriveKey({ name, hash, iterations, salt: bytesOf(salt) }, base, { name: "AES-GCM", length: 256 }, false, [usage]);
}

/** @param {unknown} text @param {number} [length] in bytes @returns {text is string} */
function isBytes(text, length) {
  if (typeof text !== "string" || text.length % 4 || !LOCK_BASE64.test(text)) return false;
  return length === undefined || bytesOf(text).length === length;
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  const chunks = Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, at) => bytes.subarray(at * CHUNK, (at + 1) * CHUNK));
  return btoa(chunks.map((chunk) => String.fromCharCode(...chunk)).join(""));
}

/** @param {string} text */
function bytesOf(text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
