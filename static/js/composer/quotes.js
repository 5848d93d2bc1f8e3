/** Quoting: a passage of a reply becomes a row above one's own words, to be cut or taken away. */
import { onLink } from "../page/links.js";

/**
 * @param {HTMLFormElement} form with .quotes and template[data-quote-field]
 * @param {AbortSignal} signal
 */
export function quotes(form, signal) {
  const rows = /** @type {HTMLElement | null} */ (form.querySelector(".quotes"));
  const template = /** @type {HTMLTemplateElement | null} */ (form.querySelector("template[data-quote-field]"));
  if (!rows || !template) return;
  const changed = () => form.dispatchEvent(new Event("input", { bubbles: true }));

  const add = (/** @type {string} */ source, /** @type {string} */ passage) => {
    const row = /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
    const words = /** @type {HTMLTextAreaElement} */ (row.querySelector("[name=quote_passage]"));
    /** @type {HTMLInputElement} */ (row.querySelector("[name=quote_source]")).value = source;
    words.value = passage;
    row.querySelectorAll("[data-quoted-who]").forEach((who) => (who.textContent = whoWrote(source)));
    rows.append(row);
    offerRemoval();
  };
  const offerRemoval = () => rows.querySelectorAll("[data-remove]").forEach((button) => button.removeAttribute("hidden"));
  offerRemoval();
  const quote = (/** @type {HTMLElement} */ place) => {
    add(place.dataset.reply ?? "", selectedIn(place) || firstWords(place));
    changed();
    /** @type {HTMLElement | null} */ (form.querySelector("[name=body]"))?.focus();
  };

  onLink("a[data-quote]", (link) => quote(/** @type {HTMLElement} */ (link.closest(".place"))), signal);
  document.addEventListener("corridor:quote", (event) => quote(/** @type {HTMLElement} */ (event.target)), { signal });
  rows.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-remove]");
    if (!button) return;
    button.closest(".quote-field")?.remove();
    changed();
    /** @type {HTMLElement | null} */ (form.querySelector("[name=body]"))?.focus();
  }, { signal });
  form.addEventListener("corridor:fill", (event) => {
    const fields = /** @type {CustomEvent<[string, string][]>} */ (event).detail;
    const of = (/** @type {string} */ name) => fields.filter(([field]) => field === name).map(([, value]) => value);
    const passages = of("quote_passage");
    rows.replaceChildren();
    of("quote_source").forEach((source, i) => add(source, passages[i] ?? ""));
  }, { signal });
}

/**
 * @param {HTMLElement} place
 * @returns {string} what is selected of its words, if anything is
 */
export function selectedIn(place) {
  const selection = getSelection();
  const words = place.querySelector(".prose");
  const isWithin = words?.contains(selection?.anchorNode ?? null) && words.contains(selection?.focusNode ?? null);
  return isWithin ? String(selection).trim() : "";
}

/** @param {HTMLElement} place */
export const firstWords = (place) =>
  (/** @type {HTMLElement | null} */ (place.querySelector(".prose > *"))?.innerText ?? "").trim();

/** @param {string} source */
function whoWrote(source) {
  const place = document.querySelector(`.place[data-reply="${CSS.escape(source)}"]`);
  const name = place?.querySelector(".who bdi")?.textContent ?? "";
  return place ? `${name} #${/** @type {HTMLElement} */ (place).dataset.number}` : "";
}
