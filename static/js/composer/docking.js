/** The one composer goes to the reply that is answered, with the words it holds, and back. */
import { onLink } from "../page/links.js";
import { fieldsOf, isEmpty } from "./fields.js";

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * @param {import("./saved-draft.js").SavedDraft} composer what moves
 * @param {HTMLFormElement} form in it
 * @param {AbortSignal} signal
 */
export function docking(composer, form, signal) {
  const parent = /** @type {HTMLInputElement | null} */ (form.querySelector("[name=parent]"));
  const about = /** @type {HTMLElement | null} */ (form.querySelector(".about.target"));
  if (!parent || !about) return;

  const draw = (/** @type {string} */ reply, /** @type {{ words: string, href: string, line: string }} */ { words, href, line }) => {
    parent.value = reply;
    parent.checked = Boolean(reply);
    about.hidden = !reply;
    Object.assign(/** @type {HTMLAnchorElement} */ (about.querySelector(".target-link")), { textContent: words, href });
    /** @type {HTMLElement} */ (about.querySelector(".target-line")).textContent = line;
  };
  const aim = (/** @type {HTMLElement | null} */ place) => {
    const words = /** @type {HTMLElement | null | undefined} */ (place?.querySelector(".prose > *"))?.innerText ?? "";
    const target = { words: `#${place?.dataset.number}`, href: `#${place?.id}`, line: words.split("\n")[0].slice(0, 120) };
    draw(place?.dataset.reply ?? "", target);
  };
  const go = (/** @type {HTMLElement | null} */ place) => {
    const isAnother = parent.checked && place && parent.value !== place.dataset.reply;
    if (isAnother && !isEmpty(fieldsOf(form))) composer.setAside();
    aim(place);
    place ? dock(composer, place) : undock(composer);
    form.dispatchEvent(new Event("input", { bubbles: true }));
    /** @type {HTMLElement | null} */ (form.querySelector("[name=body]"))?.focus();
  };

  onLink("a[data-reply-to]", (link) => go(link.closest(".place")), signal);
  parent.addEventListener("change", () => go(null), { signal });
  form.addEventListener("corridor:posted", () => (aim(null), undock(composer)), { signal });
  form.addEventListener("corridor:fill", (event) => {
    const reply = new Map(/** @type {CustomEvent<[string, string][]>} */ (event).detail).get("parent") ?? "";
    const place = /** @type {HTMLElement | null} */ (reply && document.querySelector(`.place[data-reply="${CSS.escape(reply)}"]`));
    const { elsewhere = "", replyUrl = "" } = about.dataset;
    if (place || !reply) aim(place || null);
    else if (reply !== parent.value) draw(reply, { words: elsewhere, href: replyUrl.replace(NOBODY, reply), line: "" });
    else parent.checked = true;
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
  const berth = Object.assign(document.createElement("li"), { className: "dock" });
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
