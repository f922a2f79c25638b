// @ts-check
import { addComponents } from "../components.js";
import { Sheets } from "../sheets.js";
import { Workbook } from "../workbook.js";

addComponents({ "gb-sheets": Sheets, "gb-workbook": Workbook });
