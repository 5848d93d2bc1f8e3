/** Links that a script can do quicker, and that lead to a page of their own without it. */

/**
 * @param {string} selector of links
 * @param {(link: HTMLAnchorElement) => void} follow instead of going there
 * @param {AbortSignal} [signal]
 */
export function onLink(selector, follow, signal) {
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.(selector));
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    follow(link);
  }, { signal });
}
