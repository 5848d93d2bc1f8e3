/** What is personal about a reply (new, mine, useful) stands in its place's data-marks; how many are new, in one link. */
import { count } from "../page/wording.js";

/**
 * @param {HTMLElement} place li.place
 * @param {string} marks separated by spaces
 */
export function setMarks(place, marks) {
  const was = isNew(place);
  place.dataset.marks = marks;
  const change = Number(isNew(place)) - Number(was);
  if (change) countUnread(change);
}

/** @param {HTMLElement} place */
export const isNew = (place) => (place.dataset.marks ?? "").split(" ").includes("new");

/** @param {HTMLElement} place */
export const markRead = (place) => setMarks(place, (place.dataset.marks ?? "").replace(/\bnew\b ?/, "").trim());

/** @param {number} change */
function countUnread(change) {
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-first-unread]"))) {
    const n = Math.max(0, Number(link.dataset.count) + change);
    link.dataset.count = String(n);
    link.hidden = n === 0;
    link.textContent = count(link, n);
  }
}
