// @ts-check
import { addComponents } from "../components.js";
import { Continue } from "../continue.js";
import { Glance } from "../glance.js";

addComponents({ "gb-continue": Continue, "gb-glance": Glance });
