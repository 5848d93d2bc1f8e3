/** Words on their way through one's authority: drawn again when something of what waits changed. */
import { get, parse } from "../page/server.js";

customElements.define("not-yet-spoken", class NotYetSpoken extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    document.addEventListener("corridor:waiting", () => this.refresh(), { signal: this.leaving.signal });
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  async refresh() {
    const answer = await get(this.dataset.url ?? location.href).catch(() => null);
    const now = answer?.ok && parse(await answer.text()).querySelector("not-yet-spoken");
    if (now && !this.contains(document.activeElement)) this.replaceChildren(...now.childNodes);
  }
});
