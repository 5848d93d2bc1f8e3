/**
 * Words that are not on the server yet, kept on this device under the person who wrote them: a session that runs out
 * keeps them for the same person, and nobody else's page looks for them.
 *
 * @typedef {object} Kept
 * @property {string} draft the identifier of the draft, made on this device
 * @property {string} thread "" for a thread being started
 * @property {string} url where it is saved
 * @property {number} version the last one the server is known to have, 0 if none
 * @property {[string, string][]} fields the form's, body included
 * @property {number} at milliseconds
 */

const ROOT = "corridor:draft:";
const name = (/** @type {string} */ person, /** @type {string} */ thread) => `${ROOT}${person}:${thread}:`;

/**
 * @param {string} person
 * @param {Kept} kept
 * @returns {boolean} false where the browser keeps nothing
 */
export function keep(person, kept) {
  try {
    localStorage.setItem(name(person, kept.thread) + kept.draft, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} person
 * @param {string} thread
 * @param {string} draft
 */
export const forget = (person, thread, draft) => localStorage.removeItem(name(person, thread) + draft);

/**
 * @param {string} person
 * @param {string} [thread] all of the person's, without one
 * @returns {Kept[]} the latest first
 */
export function kept(person, thread) {
  const start = thread === undefined ? `${ROOT}${person}:` : name(person, thread);
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(start))
    .map((key) => JSON.parse(localStorage.getItem(key) ?? "{}"))
    .sort((a, b) => b.at - a.at);
}

/**
 * The draft that this tab wrote here before it was loaded anew, or shown another part of the same page: by its identifier
 * alone. Who comes from elsewhere begins with nothing in hand.
 * @param {string} person
 * @param {string} thread
 */
export function inHand(person, thread) {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const isAgain = visit?.type === "reload" || visit?.type === "back_forward";
  const isFromHere = document.referrer && new URL(document.referrer).pathname === location.pathname;
  return (isAgain || isFromHere) && sessionStorage.getItem(name(person, thread)) || "";
}

/**
 * @param {string} person
 * @param {string} thread
 * @param {string} draft "" for none
 */
export function takeInHand(person, thread, draft) {
  draft ? sessionStorage.setItem(name(person, thread), draft) : sessionStorage.removeItem(name(person, thread));
}

/** @param {string} person whose words leave this device */
export function forgetAll(person) {
  for (const storage of [localStorage, sessionStorage]) {
    Object.keys(storage)
      .filter((key) => key.startsWith(`${ROOT}${person}:`))
      .forEach((key) => storage.removeItem(key));
  }
}
