/** Whether one follows what a page is about: changed in place, and drawn again when it changed elsewhere, or by itself. */
import { refuse } from "../page/acts.js";
import { get, parse, post } from "../page/server.js";

customElements.define("follow-control", class FollowControl extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", this.send);
    document.addEventListener("corridor:following", this.refresh);
  }

  disconnectedCallback() {
    document.removeEventListener("corridor:following", this.refresh);
  }

  /** @param {SubmitEvent} event */
  send = async (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    const answer = await post(form.action, new FormData(form, event.submitter)).catch(() => null);
    form.ariaBusy = null;
    if (answer?.redirected) location.assign(answer.url); // signed out
    else if (!answer?.ok) refuse(form, /** @type {HTMLElement | null} */ (this.closest("[data-network]"))?.dataset.network ?? "");
    else this.draw(await answer.text());
  };

  refresh = async () => {
    const answer = await get(this.dataset.url ?? "").catch(() => null);
    if (answer) this.draw(await answer.text());
  };

  /** @param {string} html the control as it is now; the element stays, so that what changed is read out */
  draw(html) {
    const now = parse(html).querySelector("follow-control");
    if (!now || now.querySelector("button")?.value === this.querySelector("button")?.value) return;
    const hadFocus = this.contains(document.activeElement);
    this.replaceChildren(...now.childNodes);
    if (hadFocus) this.querySelector("button")?.focus();
  }
});
