// @ts-check
import { keepUntouched } from "../copy_element.js";
import { showCopies } from "../copies_shown.js";
import { addToolAids } from "../tool.js";

// Copies of tools: one event list for each event. It runs before the tools start and change what the server drew.
keepUntouched(document);
addToolAids(showCopies);
