/** The one composer goes to the reply that is answered, with the words it holds, and back. */
import { onLink } from "../page/links.js";

/**
 * @param {HTMLElement} composer what moves
 * @param {HTMLFormElement} form in it
 * @param {AbortSignal} signal
 */
export function docking(composer, form, signal) {
  const parent = /** @type {HTMLInputElement | null} */ (form.querySelector("[name=parent]"));
  const about = /** @type {HTMLElement | null} */ (form.querySelector(".about.target"));
  if (!parent || !about) return;

  const aim = (/** @type {HTMLElement | null} */ place) => {
    parent.value = place?.dataset.reply ?? "";
    about.hidden = !place;
    const link = /** @type {HTMLAnchorElement} */ (about.querySelector(".target-link"));
    link.textContent = place ? `#${place.dataset.number}` : "";
    link.href = place ? `#${place.id}` : "";
    const words = /** @type {HTMLElement | null | undefined} */ (place?.querySelector(".prose > *"))?.innerText ?? "";
    /** @type {HTMLElement} */ (about.querySelector(".target-line")).textContent = words.split("\n")[0].slice(0, 120);
  };
  const go = (/** @type {HTMLElement | null} */ place) => {
    aim(place);
    place ? dock(composer, place) : undock(composer);
    form.dispatchEvent(new Event("input", { bubbles: true }));
    /** @type {HTMLElement | null} */ (form.querySelector("[name=body]"))?.focus();
  };

  onLink("a[data-reply-to]", (link) => go(link.closest(".place")), signal);
  onLink("a[data-no-target]", () => go(null), signal);
  form.addEventListener("corridor:posted", () => (aim(null), undock(composer)), { signal });
  form.addEventListener("corridor:fill", (event) => {
    const value = new Map(/** @type {CustomEvent<[string, string][]>} */ (event).detail).get("parent");
    const place = value ? document.querySelector(`.place[data-reply="${CSS.escape(value)}"]`) : null;
    aim(/** @type {HTMLElement | null} */ (place));
    parent.value = value ?? "";
  }, { signal });
}

/** @type {WeakMap<HTMLElement, Comment>} where a docked composer stood */
const homes = new WeakMap();

/**
 * Beside the reply, not in it: the reply may be drawn anew while one writes.
 * @param {HTMLElement} composer
 * @param {HTMLElement} place
 */
function dock(composer, place) {
  if (!homes.has(composer)) {
    const home = document.createComment("composer");
    composer.before(home);
    homes.set(composer, home);
  }
  const old = composer.closest("li.dock");
  const berth = Object.assign(document.createElement("li"), { className: "dock", role: "none" });
  place.after(berth);
  move(composer, berth, null);
  old?.remove();
}

/** @param {HTMLElement} composer */
function undock(composer) {
  const home = homes.get(composer);
  const berth = composer.closest("li.dock");
  if (!home?.parentElement || !berth) return;
  move(composer, home.parentElement, home);
  berth.remove();
}

/**
 * @param {HTMLElement} element
 * @param {Element} parent
 * @param {Node | null} before
 */
function move(element, parent, before) {
  // Where the browser can, without losing the field's undo history.
  "moveBefore" in parent ? parent.moveBefore(element, before) : parent.insertBefore(element, before);
}
