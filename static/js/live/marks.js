/** What is personal about a reply (new, mine, useful) stands in its place's data-marks. */
import { changeUnread } from "./figures.js";

/**
 * @param {HTMLElement} place li.place
 * @param {string} marks separated by spaces
 */
export function setMarks(place, marks) {
  const was = isNew(place);
  place.dataset.marks = marks;
  const change = Number(isNew(place)) - Number(was);
  if (change) changeUnread(change, Number(place.dataset.number));
}

/** @param {HTMLElement} place */
export const isNew = (place) => (place.dataset.marks ?? "").split(" ").includes("new");

/** @param {HTMLElement} place */
export const markRead = (place) => setMarks(place, (place.dataset.marks ?? "").replace(/\bnew\b ?/, "").trim());
