/** The buttons under a reply, which post through one form of the page: answered with the reply as it stands. */
import { parse, post } from "../page/server.js";

/**
 * @param {HTMLFormElement} form that buttons name by their form attribute
 * @param {(place: HTMLElement) => void} answered
 * @param {AbortSignal} signal
 */
export function postInPlace(form, answered, signal) {
  form.addEventListener("submit", async (event) => {
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    if (!button) return;
    event.preventDefault();
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    const answer = await post(button.formAction, new FormData(form, button)).catch(() => null);
    button.ariaBusy = null;
    if (!answer) return; // no connection: the line of the thread says so
    const place = /** @type {HTMLElement | null} */ (parse(await answer.text()).querySelector("li.place"));
    if (place) return answered(place);
    form.action = button.formAction;
    form.submit(); // refused, or signed out: the page that says so
  }, { signal });
}
