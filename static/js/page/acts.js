/** What one may do with a reply or a thread: chosen in a dialog over the page, done in its place. Each is a page without it. */
import { close, open, openedBy } from "./dialog.js";
import { onLink } from "./links.js";
import { getPage, parse, post } from "./server.js";

onLink("a[data-acts]", async (link) => {
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  const page = await getPage(link.href).catch(() => null);
  const acts = page?.getElementById("acts");
  acts ? open(acts, focused === document.body ? link : focused) : location.assign(link.href); // the page says what this could not
});

document.addEventListener("submit", async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.closest("dialog") && form.dataset.inPlace === undefined) return;
  event.preventDefault();
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  const answer = await post(form.action, new FormData(form, event.submitter)).catch(() => null);
  form.ariaBusy = null;
  if (answer?.redirected) location.assign(answer.url); // signed out
  else if (!answer) refuse(form, /** @type {HTMLElement | null} */ (form.closest("[data-network]"))?.dataset.network ?? "");
  else done(form, answer.status, parse(await answer.text()));
});

/**
 * @param {HTMLFormElement} form
 * @param {number} status
 * @param {Document} page what the server answered: a reply, the state of the thread, the same choice again, that it was
 *   noted (with a way to undo that, for lists), or why not
 */
function done(form, status, page) {
  const thread = /** @type {import("../live/live-thread.js").LiveThread | null} */ (document.querySelector("live-thread"));
  const place = /** @type {HTMLElement | null} */ (page.querySelector("li.place"));
  const state = page.getElementById("thread-state");
  const acts = page.getElementById("acts");
  if (place) finish(form, thread?.answer(place)?.querySelector("article"));
  else if (state) finish(form, thread?.renewPart(state));
  else if (acts) redraw(form, acts);
  else if (status === 204 || page.querySelector("[data-undo]")) finish(form, thread?.markedByHand(Number(form.dataset.unreadFrom ?? Infinity), form.dataset.done ?? ""));
  else refuse(form, page.querySelector(".error-page h1 + p")?.textContent ?? "");
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null | void} [changed] what focus goes to; else to what opened the dialog, or stands beside the form
 */
function finish(form, changed) {
  const dialog = form.closest("dialog");
  const control = dialog ? openedBy(dialog) : form;
  const beside = [...(control.closest(".card")?.querySelectorAll("a, button") ?? [])].find((one) => one.checkVisibility());
  const back = changed ?? /** @type {HTMLElement | undefined} */ (beside);
  dialog ? close(dialog, back) : back?.focus();
}

/**
 * @param {HTMLFormElement} form
 * @param {Element} acts
 */
function redraw(form, acts) {
  form.closest("#acts")?.replaceWith(document.adoptNode(acts));
  /** @type {HTMLElement | null} */ (acts.querySelector("[aria-invalid], form button"))?.focus();
}

/**
 * @param {HTMLFormElement} form what was typed in it stays
 * @param {string} why
 */
export function refuse(form, why) {
  form.querySelector(".refusal")?.remove();
  const notice = Object.assign(document.createElement("p"), { className: "refusal notice red", role: "alert", tabIndex: -1, textContent: why });
  form.prepend(notice);
  notice.focus();
}
