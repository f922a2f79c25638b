// @ts-check
import { addKinds } from "../fields.js";
import { TagsField } from "../fields/tags.js";

addKinds({
  tags: TagsField,
});
