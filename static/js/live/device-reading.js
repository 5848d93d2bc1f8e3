/** How far somebody has read a masked room: known to this device, and to nobody else. */
import { isNew, setMarks } from "./marks.js";

const ROOT = "corridor:read:";
const name = (/** @type {DOMStringMap} */ { person, room }) => `${ROOT}${person}:${room}`;

/**
 * Mark what was said since this person read here last, on this device. Who comes for the first time has nothing new.
 * @param {DOMStringMap} of person and room
 * @param {Iterable<HTMLElement>} places
 */
export function markUnread(of, places) {
  const all = [...places];
  const seen = localStorage.getItem(name(of));
  if (seen === null) return keepRead(of, all.map(({ dataset }) => Number(dataset.number)));
  for (const place of all) {
    const { marks = "", number } = place.dataset;
    if (Number(number) > Number(seen) && !isNew(place) && !marks.includes("mine")) setMarks(place, `new ${marks}`.trim());
  }
}

/**
 * @param {DOMStringMap} of person and room
 * @param {number[]} numbers that were read
 */
export function keepRead(of, numbers) {
  const highest = Math.max(0, Number(localStorage.getItem(name(of))), ...numbers);
  try {
    localStorage.setItem(name(of), String(highest));
  } catch {
    // a browser that keeps nothing shows as new what it has shown before
  }
}

/** @param {string} person whose marks leave this device */
export function forgetRead(person) {
  Object.keys(localStorage)
    .filter((key) => key.startsWith(`${ROOT}${person}:`))
    .forEach((key) => localStorage.removeItem(key));
}
