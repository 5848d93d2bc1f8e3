/** Drafts that the page offers to go on with: never the one that is being written here. */
import { getPage, post } from "../page/server.js";
import { forget } from "./device.js";

const offers = () => document.getElementById("drafts-offered");

/** @param {string} draft is offered no longer: it is being written, or it is gone */
export function takeOffer(draft) {
  const list = offers();
  list?.querySelector(`[data-offered="${CSS.escape(draft)}"]`)?.remove();
  if (list) list.hidden = !list.querySelector("[data-offered]");
}

/**
 * What is offered now.
 * @param {string} writing the draft that is being written here
 */
export async function renewOffers(writing) {
  const page = await getPage(location.href).catch(() => null);
  const fresh = page?.getElementById("drafts-offered");
  if (fresh) offers()?.replaceWith(document.adoptNode(fresh));
  takeOffer(writing);
}

/**
 * @param {string} person
 * @param {string} thread
 * @param {AbortSignal} signal
 */
export function discarding(person, thread, signal) {
  document.addEventListener("submit", async (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const { discard } = form.dataset;
    if (!discard || !offers()?.contains(form)) return;
    event.preventDefault();
    const answer = await post(form.action, new FormData(form)).catch(() => null);
    if (!answer) return; // no connection: the line of the thread says so
    if (answer.status !== 204) return form.submit();
    forget(person, thread, discard);
    const next = form.closest("li")?.nextElementSibling ?? form.closest("li")?.previousElementSibling;
    takeOffer(discard);
    /** @type {HTMLElement | null} */ (next?.querySelector("a") ?? document.querySelector("#composer [name=body]"))?.focus();
  }, { signal });
}
