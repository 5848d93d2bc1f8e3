/** Moving a reader: real focus first, then the place a quarter down the window. */

/** @param {HTMLElement} element */
export function goTo(element) {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.style.scrollMarginBlockStart = "25vb";
  element.scrollIntoView({ block: "start" });
}

/**
 * Change the page without moving what is being read: the first reply in view stays where it is.
 * @param {() => void} change
 */
export function steady(change) {
  const anchor = [...document.querySelectorAll(".place")].find((place) => place.getBoundingClientRect().bottom > 0);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  change();
  if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
}

/**
 * @param {Element} element
 * @returns {boolean} whether any of it is in the window
 */
export function onScreen(element) {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.height > 0;
}
