// @ts-check
/** @import { Rows } from "./rows.js" */
import { moveRow } from "./acts.js";
import { keepInOrder } from "./order.js";

// Near the edge of the window the page scrolls by this much in each frame.
const DRAG_EDGE_PX = 48;
const DRAG_SCROLL_PX = 8;

/**
 * Lets a pointer drag rows by their handles. The others make way at once, but only the drop is stored.
 * @param {Rows} rows
 */
export function dragRows(rows) {
  rows.body.addEventListener("pointerdown", (event) => {
    const handle = /** @type {Element} */ (event.target).closest("[data-part=handle]");
    const row = /** @type {HTMLElement | null} */ (handle?.closest("[data-row]"));
    if (!row || event.button || !event.isPrimary) return;
    event.preventDefault();
    dragFrom(rows, row, event);
  });
}

/** @param {Rows} rows @param {HTMLElement} row @param {PointerEvent} event */
function dragFrom(rows, row, event) {
  const { body } = rows;
  const page = /** @type {Window} */ (body.ownerDocument.defaultView);
  const over = new AbortController();
  let at = event.clientY;
  let frame = 0;
  const step = () => {
    if (at < DRAG_EDGE_PX) page.scrollBy(0, -DRAG_SCROLL_PX);
    if (at > page.innerHeight - DRAG_EDGE_PX) page.scrollBy(0, DRAG_SCROLL_PX);
    makeWay(body, row, at);
    frame = page.requestAnimationFrame(step);
  };
  /** @param {boolean} isDropped */
  const end = (isDropped) => {
    over.abort();
    page.cancelAnimationFrame(frame);
    row.classList.remove("gb-row--dragged");
    if (isDropped) makeWay(body, row, at);
    const place = [...body.children].indexOf(row);
    rows.arrange();
    if (isDropped) moveRow(rows, row.dataset.row ?? "", place);
  };
  /** @type {Record<string, (event: any) => void>} */
  const hear = {
    pointermove: ({ clientY }) => at = clientY,
    pointerup: () => end(true),
    pointercancel: () => end(false),
    keydown: ({ key }) => key === "Escape" && end(false),
  };
  for (const [type, act] of Object.entries(hear)) page.addEventListener(type, act, { signal: over.signal });
  // By the body, because a row that gives way leaves the page for a moment.
  body.setPointerCapture(event.pointerId);
  row.classList.add("gb-row--dragged");
  step();
}

/** Moves the row past those whose middle the pointer has passed. @param {HTMLElement} body @param {HTMLElement} row @param {number} at */
function makeWay(body, row, at) {
  for (;;) {
    const { previousElementSibling: before, nextElementSibling: after } = row;
    const rows = /** @type {HTMLElement[]} */ ([...body.children]);
    const place = rows.indexOf(row);
    const to = before && at < middleOf(before) ? place - 1 : after && at > middleOf(after) ? place + 1 : place;
    if (to === place) return;
    keepInOrder(body, rows.toSpliced(place, 1).toSpliced(to, 0, row));
  }
}

/** @param {Element} element */
function middleOf(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
