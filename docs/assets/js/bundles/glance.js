// @ts-check
import { addComponents } from "../components.js";
import { Continue } from "../continue.js";
import { Glance } from "../glance.js";
import { Reminder } from "../reminder.js";

addComponents({ "gb-continue": Continue, "gb-glance": Glance, "gb-reminder": Reminder });
