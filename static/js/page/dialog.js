/** A part of another page, drawn in a dialog over this one; and where focus goes when it closes. */

/** @type {WeakMap<HTMLDialogElement, HTMLElement>} */
const backs = new WeakMap();

/**
 * @param {Element} part with a heading #acts-h
 * @param {HTMLElement} from where focus returns to
 */
export function open(part, from) {
  const dialog = document.createElement("dialog");
  const place = from.closest(".place");
  dialog.setAttribute("aria-labelledby", "acts-h");
  dialog.append(document.adoptNode(part));
  backs.set(dialog, from);
  dialog.addEventListener("close", () => {
    dialog.remove();
    const back = /** @type {HTMLElement} */ (backs.get(dialog));
    // What it stood in may have been drawn anew meanwhile.
    const standing = back.isConnected ? back : place && document.getElementById(place.id)?.querySelector("article");
    standing?.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target !== dialog && !target.closest("[data-back]")) return;
    event.preventDefault();
    dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement | null | undefined} back where focus goes, if elsewhere than to what opened it
 */
export function close(dialog, back) {
  if (back) backs.set(dialog, back);
  dialog.close();
}

/** @param {HTMLDialogElement} dialog */
export const openedBy = (dialog) => /** @type {HTMLElement} */ (backs.get(dialog));
