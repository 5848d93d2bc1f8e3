/** Keys for readers: J and K move from reply to reply with real focus, N to the next new one, R answers it. */
import { goTo } from "./focus.js";

document.addEventListener("keydown", (event) => {
  const target = /** @type {Element} */ (event.target);
  const isTaken = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
  if (isTaken || target.closest("input, textarea, select, dialog, [contenteditable]")) return;
  const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#replies > .place")]);
  const here = places.findIndex((place) => place.contains(document.activeElement));
  const later = places.slice(here + 1);
  const wanted = {
    j: () => later[0],
    k: () => places[Math.max(here, 1) - 1],
    n: () => later.find(({ dataset }) => dataset.marks?.split(" ").includes("new")),
  }[event.key];
  if (event.key === "r" && here >= 0) {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (places[here].querySelector("[data-reply-to]"))?.click();
  }
  const article = /** @type {HTMLElement | null | undefined} */ (wanted?.()?.querySelector("article"));
  if (!article) return;
  event.preventDefault();
  goTo(article);
});
