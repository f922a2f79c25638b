// @ts-check
/**
 * A pattern as macros/pattern.py parses it: paragraphs of lines.
 * @typedef {string | {answer: string} | {maybe: PatternPart[]}} PatternPart
 * @typedef {{name: string, options: string[], columns?: string[]}} Condition
 * @typedef {{given: Condition[], table: string, bullet: boolean, parts: PatternPart[]}} PatternLine
 * @typedef {PatternLine[][]} Pattern
 *
 * What readers answered, by name: the words of an answer with the ids of what is chosen, or the rows of a table.
 * @typedef {{text: string, chosen: string[]}} Said
 * @typedef {Record<string, Said>} SaidRow by the name of the column
 * @typedef {Record<string, Said | SaidRow[]>} Answered
 *
 * @typedef {["words" | "answer" | "gap", string]} Piece
 * @typedef {(name: string) => Said | SaidRow[] | undefined} Look
 */

const BLANKS = "[\\t\\n\\v\\f\\r \\u00a0\\u2028\\u2029\\u3000\\ufeff]";
const OUTER_BLANKS = new RegExp(`^${BLANKS}+|${BLANKS}+$`, "g");
const BLANK_END = new RegExp(`${BLANKS}$`);
const NO_WORDS = /^[\s\ufeff,;:.!?\-–()]*$/;
const NO_ANSWER = /^[-–—,;:.!?…]*$/;
const ENDED = /[.!?…。！？؟]["'”’»)\]]*$/;
const ASKED = /[!?！？؟]["'”’»)\]]*$/;
// Not behind one letter: "Ama K." keeps its full stop.
const FULL_STOP = /([^ \n.]{2})\.$/;
const HANGING = /[,;:]+$/;

/**
 * Makes the text of a pattern, as macros/composing.py does; tests/patterns.json holds both to it.
 * @param {Pattern} pattern @param {Answered} answers
 * @returns {string} empty while no answer and no choice has a part in it
 */
export function composed(pattern, answers) {
  let answered = false;
  const paragraphs = pattern.map((lines) => {
    let text = "";
    for (const line of lines) {
      for (const { sentence, counts } of sentencesOf(line, answers)) {
        answered ||= counts;
        const apart = line.bullet || (text.split("\n").pop() ?? "").startsWith("- ") ? "\n" : " ";
        text += text ? apart + sentence : sentence;
      }
    }
    return text;
  });
  return answered ? paragraphs.filter((text) => text).join("\n\n") : "";
}

/** The sentence of a line for each row that has it. @param {PatternLine} line @param {Answered} answers */
function* sentencesOf(line, answers) {
  const rows = /** @type {SaidRow[]} */ (line.table ? answers[line.table] ?? [] : [{}]);
  for (const row of rows) {
    /** @type {Look} */
    const look = (name) => name.includes(".") ? row[name.split(".")[1]] : answers[name];
    const pieces = piecesOf(line.parts, look);
    if (!pieces || !line.given.every((given) => holds(given, look))) continue;
    const text = joined(pieces);
    const asked = pieces.some(([kind]) => kind === "answer");
    if (!asked && (line.table || NO_WORDS.test(text))) continue;
    yield { sentence: (line.bullet ? "- " : "") + text, counts: asked || line.given.length > 0 };
  }
}

/** @param {Condition} given @param {Look} look */
function holds({ name, options }, look) {
  const found = look(name);
  if (Array.isArray(found)) return found.some((row) => Object.values(row).some(wordsOf));
  if (!options.length) return wordsOf(found) !== "";
  return options.some((option) => found?.chosen.includes(option));
}

/** An answer with single blanks and its lines as typed; a lone dash answers nothing. @param {Said | undefined} said */
function wordsOf(said) {
  const lines = (said?.text ?? "").replace(/\r\n?/g, "\n");
  const single = lines.replace(/[ \t]+/g, " ").replace(/ ?\n ?/g, "\n").replace(/\n{3,}/g, "\n\n");
  const text = single.replace(OUTER_BLANKS, "");
  return NO_ANSWER.test(text) ? "" : text;
}

/**
 * Words, answers and gaps in their order, or null where an answer is missing.
 * @param {PatternPart[]} parts @param {Look} look @returns {Piece[] | null}
 */
function piecesOf(parts, look) {
  /** @type {Piece[]} */
  const pieces = [];
  for (const part of parts) {
    if (typeof part === "string") {
      pieces.push(["words", part]);
    } else if ("answer" in part) {
      const said = wordsOf(/** @type {Said | undefined} */ (look(part.answer)));
      if (!said) return null;
      pieces.push(["answer", said]);
    } else {
      pieces.push(...(piecesOf(part.maybe, look) ?? [/** @type {Piece} */ (["gap", ""])]));
    }
  }
  return pieces;
}

/** Joins the pieces, so that no blank and no mark stands twice or alone. @param {Piece[]} pieces */
function joined(pieces) {
  let text = "", gap = false, afterAnswer = false;
  pieces.forEach(([kind, piece], place) => {
    if (kind === "gap") {
      gap = true;
    } else if (kind === "answer") {
      const goesOn = pieces.slice(place + 1).some(([, rest]) => rest.replace(OUTER_BLANKS, ""));
      text += goesOn ? piece.replace(FULL_STOP, "$1").replace(HANGING, "") : piece;
      [gap, afterAnswer] = [false, true];
    } else {
      const [before, words] = meeting(text, piece, gap);
      text = before + (afterAnswer ? once(before, words) : words);
      [gap, afterAnswer] = [false, afterAnswer && !words];
    }
  });
  return text.replace(OUTER_BLANKS, "");
}

/** The text and the words of the pattern after it, fit to meet. @param {string} text @param {string} words @param {boolean} gap */
function meeting(text, words, gap) {
  if (!text || BLANK_END.test(text)) words = words.replace(/^ +/, "");
  if (/^[,;:.!?)]/.test(words)) {
    text = text.replace(/ +$/, "");
    if (gap && !words.startsWith(")")) text = text.replace(/[ ,;:]+$/, "");
  }
  return [text, text ? words : words.replace(/^[,;:.!? ]+/, "")];
}

/** The words without a mark that ends the sentence a second time. @param {string} text @param {string} words */
function once(text, words) {
  const twice = (words.startsWith(".") && ENDED.test(text)) || (/^[!?]/.test(words) && ASKED.test(text));
  return twice ? words.slice(1) : words;
}
