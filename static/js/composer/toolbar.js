/** A real toolbar: one stop for Tab, arrows inside; its buttons change the text. */
import { apply, insert, lines, link, wrap } from "./markdown.js";

/**
 * @param {HTMLElement} bar [role=toolbar] of button[data-wrap | data-line | data-link]
 * @param {HTMLTextAreaElement} field
 * @param {AbortSignal} signal
 */
export function toolbar(bar, field, signal) {
  const buttons = () => /** @type {HTMLElement[]} */ ([...bar.querySelectorAll("button:not([disabled])")]);
  bar.hidden = false;
  const stopAt = (/** @type {HTMLElement} */ stop) => buttons().forEach((button) => (button.tabIndex = button === stop ? 0 : -1));
  if (buttons().length) stopAt(buttons()[0]);

  bar.addEventListener("keydown", (event) => {
    const all = buttons();
    const here = all.indexOf(/** @type {HTMLElement} */ (event.target));
    const forward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const next = { [forward]: here + 1, [backward]: here - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined || here === -1) return;
    event.preventDefault();
    stopAt(all[next % all.length]);
    all[next % all.length].focus();
  }, { signal });

  bar.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button"));
    if (!button) return;
    stopAt(button);
    const text = { value: field.value, start: field.selectionStart, end: field.selectionEnd };
    if (button.dataset.wrap) apply(field, wrap(text, button.dataset.wrap));
    if (button.dataset.line) apply(field, lines(text, button.dataset.line));
    if (button.dataset.link !== undefined) apply(field, link(text));
    if (button.dataset.mention !== undefined) apply(field, insert(text, "@"));
  }, { signal });
}
