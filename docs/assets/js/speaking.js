// @ts-check
/** @import { Asked, Outline } from "./outline.js" */
/** @import { Value } from "./record.js" */
/** @import { Services } from "./services.js" */
/** @import { Speaking } from "./written.js" */
import { peopleOf, tidy } from "./people.js";
import { fill } from "./words.js";
import { plainly } from "./written.js";

/**
 * How answers are said in the language of the guide.
 * @param {Services} services
 * @returns {Speaking}
 */
export function speakingOf(services) {
  const { words, digits, day, clock, moment } = services;
  /** @type {Record<string, (asked: Asked, text: string) => string>} */
  const sayings = {
    date: (_, text) => day(text),
    time: (_, text) => clock(text),
    datetime: (_, text) => moment(text),
    select: choiceText,
    radio: choiceText,
    scale: ({ steps = 0 }, text) => {
      const number = /^\d+$/.test(text) ? digits(Number(text)) : text;
      return text && fill(words.fields.scale.spoken, { number, steps: digits(steps) });
    },
  };
  return {
    say: (asked, value) => {
      if (asked.kind === "person") return peopleIn(value, services);
      return typeof value === "string" && sayings[asked.kind] ? sayings[asked.kind](asked, value) : plainly(value);
    },
    week: (number) => fill(words.fields.weeks.week, { number: digits(number) }),
    copy: (title, name) => name ? `${title} · ${name}` : fill(words.data.copy, { title }),
    titles: { people: words.data.people, others: words.data.others },
    wording: () => "",
  };
}

/** @param {Asked} asked @param {string} text */
function choiceText({ options = [] }, text) {
  return options.find(([id]) => id === text)?.[1] ?? text;
}

/** By name, as an answer holds the id of a line of the list of people. @param {Value} value @param {Services} services */
function peopleIn(value, services) {
  const people = peopleOf(services);
  const entries = Array.isArray(value) ? value : [plainly(value)].filter(Boolean);
  return people.inOneLine(entries.map((one) => {
    const standing = people.standing(one);
    if (standing === "text") return one;
    return standing === "gone" ? services.words.data.gone_person : tidy(people.nameOf(one)) || services.words.data.nameless;
  }));
}
