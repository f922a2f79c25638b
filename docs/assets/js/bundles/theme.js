// @ts-check
/** @import { Words } from "../words.js" */
import { repairTheme } from "../theme.js";

// On every page, and apart from the core: nothing here knows of answers.
const told = /** @type {{guidebook: {words: Words}}} */ (/** @type {unknown} */ (globalThis));
repairTheme(document, told.guidebook.words.theme);
