/** A list: its order is frozen while it is read; what changed is counted, and fetched when asked for. */
import { getPage } from "../page/server.js";
import { count } from "../page/wording.js";
import { tellConnection } from "./connection.js";
import { end } from "./ending.js";
import { morph } from "./morph.js";
import { follow } from "./streams.js";

customElements.define("live-list", class extends HTMLElement {
  connectedCallback() {
    /** @type {Set<string>} what is new on the streams of audiences, and the threads that have something new */
    this.changed = new Set();
    this.life = new AbortController();
    this.button = /** @type {HTMLButtonElement} */ (this.querySelector(".updates"));
    this.button.addEventListener("click", () => this.show(), { signal: this.life.signal });
    const line = /** @type {HTMLElement | null} */ (this.querySelector(".connection"));
    if (line) this.life.signal.addEventListener("abort", tellConnection(line));
    this.follow();
  }

  disconnectedCallback() {
    this.unfollow.forEach((leave) => leave());
    this.life?.abort();
  }

  /** @type {(() => void)[]} */
  unfollow = [];

  follow() {
    const streams = JSON.parse(this.dataset.streams ?? "[]");
    const left = this.unfollow;
    this.unfollow = streams.map((/** @type {{ stream: string, after: number, epoch: string }} */ position) =>
      follow({
        ...position,
        as: "list",
        event: (event) => this.hear(event),
        reset: () => this.note(position.stream),
        gone: () => this.lose(position.stream),
      }));
    left.forEach((leave) => leave());
  }

  /**
   * What a list is of is told once each, in an audience's stream; a thread on it counts once, whatever happens in it.
   * @param {import("./streams.js").LiveEvent} event
   */
  hear({ kind, stream, seq }) {
    if (kind === "thread.title_changed") this.retitle(stream);
    else if (!stream.startsWith("audience:")) this.hasAttribute("data-counts-rows") && this.note(stream);
    else if (this.dataset.counts?.split(" ").includes(kind)) this.note(`${stream} ${seq}`);
  }

  /**
   * What may no longer be read goes: the row of a thread, or all of a page that is of one audience.
   * @param {string} stream
   */
  lose(stream) {
    this.querySelector(`[data-stream="${CSS.escape(stream)}"]`)?.remove();
    const parts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-of="${CSS.escape(stream)}"]`));
    parts.forEach(end);
    if (parts.length) document.title = parts[0].textContent ?? "";
  }

  /** @param {string} what */
  note(what) {
    this.changed?.add(what);
    this.draw();
  }

  /**
   * A title is no longer shown, or is again: at once and in its place, since no row moves by it.
   * @param {string} stream of a thread
   */
  async retitle(stream) {
    const link = /** @type {HTMLAnchorElement | null} */ (this.querySelector(`[data-stream="${CSS.escape(stream)}"] :is(h2, h3) a`));
    if (!link) return;
    const title = (await getPage(`${link.href}?part`).catch(() => null))?.querySelector("#thread-title");
    if (title) link.textContent = title.textContent;
    else setTimeout(() => this.isConnected && this.retitle(stream), 5000 * (1 + Math.random()));
  }

  draw() {
    const n = this.changed?.size ?? 0;
    if (!this.button) return;
    this.button.hidden = n === 0;
    this.button.textContent = n ? count(this.button, n) : "";
    document.title = document.title.replace(/^(\(\d+\) )?/, n ? `(${n}) ` : "");
  }

  /** The list as it is now. Focus stays on its row, and what is new says so. */
  async show() {
    const row = document.activeElement?.closest("#threads [id]")?.id;
    if (!await this.renew()) return;
    const rows = /** @type {HTMLElement} */ (this.querySelector("#threads"));
    const target = (row && document.getElementById(row)) || rows.querySelector("[data-arrived]") || rows;
    /** @type {HTMLElement | null} */ (target.querySelector("a"))?.focus();
  }

  /**
   * The list at another address: with other choices, which stand in the page's own address from now on.
   * @param {string} address
   */
  async go(address) {
    this.dataset.pageUrl = address;
    if (await this.renew({ marking: false })) history.replaceState(null, "", address);
  }

  /**
   * @param {{ marking: boolean }} how whether rows that were not here before say that they are new
   * @returns {Promise<boolean>} whether it was done: what is asked for later takes its place
   */
  async renew({ marking } = { marking: true }) {
    const asked = this.asked = {};
    const page = await getPage(this.dataset.pageUrl ?? location.href);
    const now = /** @type {HTMLElement | null} */ (page.querySelector("live-list"));
    if (!now || asked !== this.asked) return false;
    if (marking) this.mark(now);
    for (const part of this.querySelectorAll("[data-renew]")) {
      const fresh = now.querySelector(`#${CSS.escape(part.id)}`);
      if (fresh) morph(part, fresh);
    }
    this.changed = new Set();
    this.draw();
    this.dataset.streams = now.dataset.streams;
    this.follow();
    return true;
  }

  /** @param {HTMLElement} now the list as it will be: rows that are new or say something new are marked */
  mark(now) {
    for (const fresh of /** @type {NodeListOf<HTMLElement>} */ (now.querySelectorAll(".topic[id]"))) {
      const standing = document.getElementById(fresh.id);
      const isNew = standing?.dataset.version !== fresh.dataset.version || this.changed?.has(fresh.dataset.stream ?? "");
      fresh.toggleAttribute("data-arrived", !standing || isNew);
    }
  }
});
