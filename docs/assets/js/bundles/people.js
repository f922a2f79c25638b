// @ts-check
import { addKinds } from "../fields.js";
import { PeopleField } from "../fields/people.js";
import { PersonField } from "../fields/person.js";

// The list of people, wherever it is shown.
addKinds({ people: PeopleField, person: PersonField });
