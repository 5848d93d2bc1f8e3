/** What waits for me, in the header: asked for again only when something of it changed. */
import { get, parse } from "../page/server.js";
import { follow } from "./streams.js";

customElements.define("waiting-count", class WaitingCount extends HTMLElement {
  connectedCallback() {
    this.follow();
  }

  disconnectedCallback() {
    this.unfollow?.();
  }

  follow() {
    const { stream = "", after, epoch = "" } = this.dataset;
    this.unfollow = follow({
      stream,
      epoch,
      after: Number(after),
      as: "list",
      event: ({ kind }) => kind === "waiting.changed" && this.refresh(),
      reset: async () => (await this.refresh()) && this.follow(),
      gone: () => this.replaceChildren(),
    });
  }

  /** @returns {Promise<boolean>} whether the count, and the position it was taken at, are of now */
  async refresh() {
    const answer = await get(this.dataset.url ?? "").catch(() => null);
    const now = answer && parse(await answer.text()).querySelector("waiting-count");
    if (!now) return false;
    for (const { name, value } of now.attributes) this.setAttribute(name, value);
    this.replaceChildren(...now.childNodes);
    return true;
  }
});
