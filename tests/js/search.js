/// <reference lib="deno.ns" />
// @ts-check
// Asks the search of a finished site: `deno run --allow-read search.js WORKER INDEX`, questions as JSON on
// stdin. It runs the theme's own worker, so that the answers are those of the browser.

/** @typedef {{location: string}} Found */

const [worker, file] = Deno.args;
const { config, docs } = JSON.parse(await Deno.readTextFile(file));

/** @type {(event: {data: unknown}) => void} */
let tell = () => {};
/** @type {(message: any) => void} */
let told = () => {};
Object.assign(globalThis, {
  addEventListener: (/** @type {string} */ _name, /** @type {typeof tell} */ listener) => (tell = listener),
  postMessage: (/** @type {unknown} */ message) => told(message),
});
await import(`file://${worker}`);

/**
 * @param {number} type as the worker numbers its messages: 0 begins, 2 asks @param {unknown} data
 * @returns {Promise<any>}
 */
function ask(type, data) {
  return new Promise((resolve) => {
    told = resolve;
    tell({ data: { type, data } });
  });
}

await ask(0, { config, docs, options: { suggest: false } });
/** @type {Record<string, string[][]>} */
const answers = {};
for (const question of JSON.parse(await new Response(Deno.stdin.readable).text())) {
  const { data } = await ask(2, question);
  answers[question] = data.items.map((/** @type {Found[]} */ group) => group.map((one) => one.location));
}
console.log(JSON.stringify(answers));
