// @ts-check
const { permissions, env } = /** @type {any} */ (globalThis).Deno;
const asked = permissions.querySync({ name: "env", variable: "GUIDEBOOK_ALL" }).state === "granted";

/** Whether the long runs are wanted: `python3 dev.py test --all`. */
export const LONG = asked && Boolean(env.get("GUIDEBOOK_ALL"));
