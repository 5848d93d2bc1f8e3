/** Keys for readers, as the page of keys lists them (templates/accounts/keys.html), for whom has not turned them off. */
import { selectedIn } from "../composer/quotes.js";
import { goTo } from "./focus.js";

const FIELDS = "input, textarea, select, dialog, [contenteditable]";

/** @returns {HTMLElement[]} replies, or the threads of a list */
const items = () => [...document.querySelectorAll(".replies > .place, .topics > .topic")].map((item) => /** @type {HTMLElement} */ (item));
const here = () => items().find((item) => item.contains(document.activeElement));
const press = (/** @type {ParentNode | null | undefined} */ within, /** @type {string} */ selector) =>
  /** @type {HTMLElement | null | undefined} */ (within?.querySelector(selector))?.click();

/** @param {HTMLElement | undefined} item */
function visit(item) {
  const target = /** @type {HTMLElement | null | undefined} */ (item?.querySelector("article, :is(h2, h3) a"));
  if (target) goTo(target);
}

/** @param {number} by */
function step(by) {
  const all = items(), at = all.findIndex((item) => item === here());
  visit(all[at < 0 ? 0 : at + by]);
}

function nextUnread() {
  const all = items(), isUnread = (/** @type {HTMLElement} */ item) => item.matches('[data-marks~="new"], .unread');
  const next = all.slice(all.findIndex((item) => item === here()) + 1).find(isUnread);
  next ? visit(next) : press(document, "li:not([hidden]) > a[data-first-unread]");
}

function quote() {
  const place = items().find(selectedIn) ?? here();
  place?.dispatchEvent(new CustomEvent("corridor:quote", { bubbles: true }));
}

function reply() {
  const place = here();
  press(place, "[data-reply-to], [data-return]");
  const field = place ? place.querySelector("details[open] textarea") : document.querySelector("#reply-form [name=body]");
  /** @type {HTMLElement | null} */ (field)?.focus();
}

/** The field of the page or of its header; where there is none in sight, the way to one. */
function search() {
  const fields = [...document.querySelectorAll("main input[type=search], .bar input[type=search]")];
  const field = /** @type {HTMLInputElement | undefined} */ (fields.find((one) => one.checkVisibility()));
  field ? (field.focus(), field.select()) : press(document, ".bar a[data-search]");
}

/** @type {Record<string, () => void>} */
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  n: nextUnread,
  r: reply,
  q: quote,
  f: () => press(document, "follow-control button"),
  a: () => press(here(), "form[data-approve] button"),
  e: () => press(here(), "form[data-clear] button"),
  z: () => press(document, "form[data-undo] button"),
  u: () => press(document, "a[data-list]"),
  ".": () => press(here(), "[data-acts]"),
  "/": search,
  "?": () => press(document, "a[data-key-list]"),
};

document.addEventListener("keydown", (event) => {
  const target = /** @type {Element} */ (event.target);
  const isTaken = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing;
  if (!document.body.hasAttribute("data-keys") || isTaken || target.closest(FIELDS)) return;
  // A keyboard of another script has the same keys in the same places.
  const key = /^[ -~]$/.test(event.key) ? event.key : event.code.replace(/^Key/, "").toLowerCase();
  if (!Object.hasOwn(KEYS, key)) return;
  event.preventDefault();
  KEYS[key]();
});
