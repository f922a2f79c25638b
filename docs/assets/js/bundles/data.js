// @ts-check
import { addComponents } from "../components.js";
import { Data } from "../data.js";

addComponents({ "gb-data": Data });
