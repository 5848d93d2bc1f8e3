/** What waits for me, in the header: asked for again only when something of it changed. */
import { get, parse } from "../page/server.js";
import { end } from "./ending.js";
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
      event: ({ kind }) => this.receive(kind),
      reset: async () => (await this.refresh()) && this.follow(),
      gone: (why) => (this.replaceChildren(), why === "ended" && this.leave()),
    });
  }

  /** @param {string} kind of what was told to this person: of what waits, or of what they follow */
  receive(kind) {
    const ofWaiting = kind === "waiting.changed";
    if (ofWaiting) this.refresh();
    document.dispatchEvent(new CustomEvent(ofWaiting ? "corridor:waiting" : "corridor:following"));
  }

  /** Access has ended: what a page keeps of one's own, and no live part of it takes away, goes too. */
  leave() {
    /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-ends-with]")).forEach(end);
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
