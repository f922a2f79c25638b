// @ts-check
import { addKinds } from "../fields.js";
import { WeeksField } from "../fields/weeks.js";

addKinds({ weeks: WeeksField });
