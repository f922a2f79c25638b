// @ts-check
import { addComponents } from "../components.js";
import { addKinds } from "../fields.js";
import { PeopleField } from "../fields/people.js";
import { PersonField } from "../fields/person.js";
import { PeoplePage } from "../people_page.js";

// The list of people, wherever it is shown.
addKinds({ people: PeopleField, person: PersonField });
addComponents({ "gb-people": PeoplePage });
