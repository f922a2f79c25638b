// @ts-check
import { start } from "./start.js";

// The one file that runs when it is loaded.
start(window);
