/** `<time datetime>` in the reader's words and time zone: "4 minutes ago", "14 Nov"; the full time in its title. */

const language = document.documentElement.lang || "en";
const ago = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const sameYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "short" });
const otherYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric" });
const full = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" });
const dayOnly = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
export const clock = new Intl.DateTimeFormat(language, { timeStyle: "short" });

const MINUTE = 60, HOUR = 3600, DAY = 86400;

/**
 * @param {Date} when
 * @param {Date} now
 * @returns {string}
 */
export function inWords(when, now) {
  const seconds = (now.getTime() - when.getTime()) / 1000;
  if (seconds < MINUTE) return ago.format(0, "second");
  if (seconds < HOUR) return ago.format(-Math.floor(seconds / MINUTE), "minute");
  if (seconds < DAY) return ago.format(-Math.floor(seconds / HOUR), "hour");
  if (seconds < 7 * DAY) return ago.format(-Math.floor(seconds / DAY), "day");
  return (when.getFullYear() === now.getFullYear() ? sameYear : otherYear).format(when);
}

/** @param {HTMLTimeElement} time */
function tell(time) {
  const isDay = time.dateTime.length === 10;
  const when = new Date(time.dateTime);
  if (Number.isNaN(when.getTime())) return;
  const words = isDay ? dayOnly.format(when) : inWords(when, new Date());
  if (time.textContent !== words) time.textContent = words;
  if (!isDay) time.title = full.format(when);
}

/** @param {ParentNode} part of the page */
const tellAll = (part) => part.querySelectorAll("time[datetime]").forEach((time) => tell(/** @type {HTMLTimeElement} */ (time)));

tellAll(document);
setInterval(() => document.hidden || tellAll(document), 60_000);
document.addEventListener("visibilitychange", () => document.hidden || tellAll(document));
// What is placed later is told before it is painted.
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (node instanceof HTMLTimeElement) tell(node);
      else if (node instanceof Element) tellAll(node);
    }
  }
}).observe(document.body, { childList: true, subtree: true });
