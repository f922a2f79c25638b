// @ts-check
import { Recovery } from "../recovery.js";

const recovery = document.querySelector("[data-recovery]");
if (recovery) new Recovery(/** @type {HTMLElement} */ (recovery), globalThis.window).start();
