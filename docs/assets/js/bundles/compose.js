// @ts-check
import { ComposedText } from "../compose.js";
import { addKinds } from "../fields.js";

addKinds({ compose: ComposedText });
