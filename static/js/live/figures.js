/** How many replies there are, and how many of them are new to the reader: kept on live-thread, shown wherever it is said. */
import { onLink } from "../page/links.js";
import { goTo } from "../page/focus.js";
import { count } from "../page/wording.js";

const thread = () => /** @type {HTMLElement | null} */ (document.querySelector("live-thread"));
const all = (/** @type {string} */ selector) => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));

/** @param {number} n replies that the thread has at least: the highest number known, since numbers have no holes */
export function countReplies(n) {
  const { dataset } = thread() ?? {};
  if (!dataset || n <= Number(dataset.replies)) return;
  dataset.replies = String(n);
  all("#replies-h .count").forEach((figure) => (figure.textContent = String(n)));
  all("[data-replies-figure]").forEach((figure) => (figure.textContent = count(figure, n)));
  document.querySelector("[data-some-unread] [name=ranges]")?.setAttribute("value", `0-${n}`);
  all("live-thread .empty").forEach((sentence) => (sentence.hidden = n > 0));
}

/**
 * @param {number} n
 * @param {string} [first] the number of the first of them, where the server has said it anew
 */
export function showUnread(n, first) {
  const { dataset } = thread() ?? {};
  if (!dataset) return;
  dataset.unread = String(n);
  if (first !== undefined) dataset.firstUnread = first;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-first-unread]"))) {
    link.textContent = count(link, n);
    /** @type {HTMLElement} */ (link.closest("li")).hidden = n === 0;
    if (!first) continue;
    const address = new URL(link.href);
    address.searchParams.set("at", first);
    address.hash = `p-${first}`;
    link.href = address.href;
  }
  all("[data-some-unread]").forEach((form) => (form.hidden = n === 0));
  all("[data-all-read]").forEach((sentence) => (sentence.hidden = n > 0));
}

/**
 * @param {number} change
 * @param {number} number of the reply that is new, or new no longer
 */
export function changeUnread(change, number) {
  const { unread, firstUnread = "" } = thread()?.dataset ?? {};
  const isFirst = change > 0 && (!firstUnread || number < Number(firstUnread));
  showUnread(Math.max(0, Number(unread) + change), isFirst ? String(number) : undefined);
}

// The first unread reply is on this page, unless the one that was first when it came is not.
onLink("a[data-first-unread]", (link) => {
  const isHere = document.getElementById(`p-${thread()?.dataset.firstUnread}`);
  const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.place[data-marks~="new"]')]);
  const [first] = places.sort((a, b) => Number(a.dataset.number) - Number(b.dataset.number));
  const article = /** @type {HTMLElement | null | undefined} */ (first?.querySelector("article"));
  isHere && article ? goTo(article) : location.assign(link.href);
});
