/** Selecting words of a reply offers to quote them, beside the selection. */
import { selectedIn } from "./quotes.js";

/**
 * @param {HTMLElement} button [data-quote-selection], drawn hidden by the page
 * @param {AbortSignal} signal
 */
export function quoteSelection(button, signal) {
  /** @type {HTMLElement | null} */
  let place = null;
  const offer = () => {
    const selection = getSelection();
    const node = selection?.anchorNode;
    place = /** @type {HTMLElement | null} */ ((node instanceof Element ? node : node?.parentElement)?.closest(".place") ?? null);
    button.hidden = !place || !selectedIn(place);
    if (button.hidden || !selection) return;
    const box = selection.getRangeAt(0).getBoundingClientRect();
    button.style.position = "absolute";
    button.style.top = `${box.bottom + scrollY + 6}px`;
    button.style.left = `${Math.min(box.left + scrollX, document.documentElement.clientWidth - button.offsetWidth - 16)}px`;
  };
  document.addEventListener("selectionchange", offer, { signal });
  button.addEventListener("pointerdown", (event) => event.preventDefault(), { signal }); // keeps the selection
  button.addEventListener("click", () => {
    place?.dispatchEvent(new CustomEvent("corridor:quote", { bubbles: true }));
    getSelection()?.removeAllRanges();
  }, { signal });
}
