// @ts-check
import { dragRows } from "../drag.js";
import { addKinds } from "../fields.js";
import { DatesField } from "../fields/dates.js";
import { ListField } from "../fields/list.js";
import { takePastes } from "../pasting.js";
import { addRowAids } from "../rows.js";

// Kinds that have rows, besides tables, and what eases the work with rows of any kind.
addKinds({ dates: DatesField, list: ListField });
addRowAids(dragRows, takePastes);
