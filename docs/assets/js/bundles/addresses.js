// @ts-check
import { addKinds } from "../fields.js";
import { EmailField } from "../fields/email.js";
import { LinkField } from "../fields/link.js";
import { PhoneField } from "../fields/phone.js";

addKinds({
  email: EmailField,
  link: LinkField,
  phone: PhoneField,
});
