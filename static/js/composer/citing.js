/** A link at a part of what is discussed aims the composer at it: the words are about that part. */
import { onLink } from "../page/links.js";

/**
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 */
export function citing(form, signal) {
  const parts = /** @type {HTMLSelectElement | null} */ (form.querySelector("[name=cites]"));
  if (!parts) return;
  onLink("a[data-cites]", ({ dataset }) => {
    parts.value = dataset.cites ?? "";
    form.dispatchEvent(new Event("input", { bubbles: true }));
    form.scrollIntoView({ block: "center" });
    /** @type {HTMLElement | null} */ (form.querySelector("[name=body]"))?.focus({ preventScroll: true });
  }, signal);
}
