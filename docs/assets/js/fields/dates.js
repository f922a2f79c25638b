// @ts-check
import { ListField } from "./list.js";

export class DatesField extends ListField {}
