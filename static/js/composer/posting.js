/** htmx posts the words; here is what becomes of the answer. Whatever happens, nothing typed is lost. */
import { goTo } from "../page/focus.js";
import { parse } from "../page/server.js";

/**
 * @param {HTMLFormElement} form
 * @param {{ network: string, signedOut: string }} sentences
 * @param {() => Promise<unknown> | undefined} idle settles when no draft is being saved, which would outlive the post
 * @param {AbortSignal} signal
 */
export function posting(form, { network, signedOut }, idle, signal) {
  form.addEventListener("htmx:confirm", (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    const saving = detail.elt === form && idle();
    if (!saving) return;
    event.preventDefault();
    saving.then(() => detail.issueRequest(true));
  }, { signal });

  form.addEventListener("htmx:beforeRequest", () => refuse(form, null), { signal });
  form.addEventListener("htmx:afterRequest", (event) => {
    const { xhr } = /** @type {CustomEvent<{ xhr: XMLHttpRequest }>} */ (event).detail;
    const page = parse(xhr.response || "");
    const address = new URL(xhr.responseURL || form.action); // none if there was no answer
    const place = /** @type {HTMLElement | null} */ (page.querySelector("li.place"));
    const isRedirected = address.pathname !== new URL(form.action).pathname;
    if (xhr.status === 201 && place) posted(form, place);
    else if (xhr.status === 200 && isRedirected && !address.searchParams.has("next")) started(form, address);
    else if (isRedirected) refuse(form, sentence(signedOut, location.href));
    else refuse(form, page.querySelector("#composer-errors") ?? sentence(page.querySelector(".error-page h1 + p")?.textContent ?? network));
    renewKey(form, page);
  }, { signal });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} place the reply, as its author sees it
 */
function posted(form, place) {
  const body = /** @type {HTMLTextAreaElement} */ (form.querySelector("[name=body]"));
  body.value = "";
  form.querySelector(".quotes")?.replaceChildren();
  /** @type {HTMLInputElement} */ (form.elements.namedItem("form_key")).value = crypto.randomUUID();
  form.dispatchEvent(new CustomEvent("corridor:posted", { bubbles: true }));
  const thread = /** @type {import("../live/live-thread.js").LiveThread | null} */ (document.querySelector("live-thread"));
  const standing = thread?.answer(place);
  if (standing) goTo(/** @type {HTMLElement} */ (standing.querySelector("article")));
}

/**
 * @param {HTMLFormElement} form
 * @param {URL} thread
 */
function started(form, thread) {
  form.dispatchEvent(new CustomEvent("corridor:posted", { bubbles: true }));
  location.assign(thread);
}

/**
 * Other words posted with a used key are offered as another reply, under a key that the answer brings.
 * @param {HTMLFormElement} form
 * @param {Document} answer
 */
function renewKey(form, answer) {
  const fresh = /** @type {HTMLInputElement | null} */ (answer.querySelector("[name=form_key]"));
  if (fresh?.value) /** @type {HTMLInputElement} */ (form.elements.namedItem("form_key")).value = fresh.value;
}

/**
 * @param {HTMLFormElement} form
 * @param {Element | null} why in place of what was said before
 */
function refuse(form, why) {
  form.querySelector("#composer-errors")?.remove();
  if (!why) return;
  form.prepend(why);
  /** @type {HTMLElement} */ (why).focus();
}

/**
 * @param {string} words
 * @param {string} [address] makes them a link
 */
function sentence(words, address) {
  const said = Object.assign(document.createElement(address ? "a" : "p"), { textContent: words, ...(address && { href: address }) });
  const notice = Object.assign(document.createElement("div"), { className: "refusal notice red", id: "composer-errors", role: "alert", tabIndex: -1 });
  notice.append(said);
  return notice;
}
