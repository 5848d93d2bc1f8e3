/** `<time datetime>` in the reader's words and time zone: "4 minutes ago", "14 Nov"; the full time, with its zone, in its title. */

const { lang, dataset } = document.documentElement;
const language = lang || "en";
const timeZone = zone(dataset.zone);
const ago = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const sameYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone });
const otherYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone });
const yearOf = new Intl.DateTimeFormat("en", { year: "numeric", timeZone });
const full = new Intl.DateTimeFormat(language, {
  weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short", timeZone,
});
const dayOnly = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
export const clock = new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone });

/**
 * @param {string | undefined} chosen by the reader, in their settings
 * @returns {string} it, if this browser knows it; else that of the device
 */
function zone(chosen) {
  try {
    new Intl.DateTimeFormat("en", { timeZone: chosen || undefined });
    return chosen || Intl.DateTimeFormat().resolvedOptions().timeZone;
  } catch {
    return zone("");
  }
}

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
  return (yearOf.format(when) === yearOf.format(now) ? sameYear : otherYear).format(when);
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
document.querySelectorAll("[data-zone-shown]").forEach((name) => (name.textContent = timeZone));
setInterval(() => document.hidden || tellAll(document), 60_000);
document.addEventListener("visibilitychange", () => document.hidden || tellAll(document));
// What is placed, or set anew, later is told before it is painted.
new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) {
    if (target instanceof HTMLTimeElement) tell(target);
    for (const node of addedNodes) {
      if (node instanceof HTMLTimeElement) tell(node);
      else if (node instanceof Element) tellAll(node);
    }
  }
}).observe(document.body, { childList: true, subtree: true });
