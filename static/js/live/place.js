/** One way into the page for a reply, whether an answer to a form or a frame brought it: whichever comes first, it stands once. */
import { morph } from "./morph.js";

/**
 * @param {HTMLElement} list ol.replies
 * @param {HTMLElement} place li.place
 * @returns {string | number} what the list is ordered by: the path (threaded) or the number (flat)
 */
const key = (list, { dataset }) => (list.dataset.view === "threaded" ? dataset.path ?? "" : Number(dataset.number));

/**
 * Put a reply at its place, or renew the one that stands there.
 * @param {HTMLElement} list ol.replies
 * @param {HTMLElement} fresh li.place
 * @param {{ marks: "keep" | "take" }} how frames carry no personal marks, so those of the page are kept; answers carry them
 * @returns {HTMLElement} the reply as it stands
 */
export function place(list, fresh, { marks }) {
  const standing = document.getElementById(fresh.id);
  if (standing) {
    const focused = standing.contains(document.activeElement) ? document.activeElement : null;
    morph(standing, fresh, marks === "keep" ? ["data-marks", "style"] : ["style"]);
    if (focused && !focused.isConnected) standing.querySelector("article")?.focus({ preventScroll: true });
    return standing;
  }
  const next = [...list.querySelectorAll(":scope > .place")].find((other) => key(list, other) > key(list, fresh));
  list.insertBefore(fresh, next ?? null);
  return fresh;
}

/**
 * Whether a reply belongs into the window of the thread that this page shows.
 * @param {HTMLElement} list
 * @param {DOMStringMap} bounds `first` and `until` in the keys of the list's order, empty where the thread itself ends
 * @param {HTMLElement} fresh
 */
export function isWithin(list, { first, until }, fresh) {
  const typed = (/** @type {string} */ bound) => (list.dataset.view === "threaded" ? bound : Number(bound));
  const here = key(list, fresh);
  return (!first || here >= typed(first)) && (!until || here <= typed(until));
}
