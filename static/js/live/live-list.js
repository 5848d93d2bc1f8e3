/** A list of threads: its order is frozen while it is read; what changed is counted, and fetched when asked for. */
import { getPage } from "../page/server.js";
import { count } from "../page/wording.js";
import { tellConnection } from "./connection.js";
import { morph } from "./morph.js";
import { follow } from "./streams.js";

customElements.define("live-list", class extends HTMLElement {
  connectedCallback() {
    /** @type {Set<string>} threads that are new or have something new */
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
        // Each new thread is told once, in an audience's stream; a thread on the list counts once, whatever happens in it.
        event: ({ kind, stream, seq }) => this.note(kind === "thread.posted" ? `${stream} ${seq}` : stream),
        reset: () => this.note(position.stream),
        gone: () => this.querySelector(`[data-stream="${CSS.escape(position.stream)}"]`)?.remove(),
      }));
    left.forEach((leave) => leave());
  }

  /** @param {string} thread */
  note(thread) {
    this.changed?.add(thread);
    this.draw();
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
    const page = await getPage(this.dataset.pageUrl ?? location.href);
    const now = /** @type {HTMLElement | null} */ (page.querySelector("live-list"));
    const [threads, fresh] = [this.querySelector("#threads"), now?.querySelector("#threads")];
    if (!now || !threads || !fresh) return;
    const row = document.activeElement?.closest("#threads [id]")?.id;
    const changed = this.changed ?? new Set();
    const standing = new Set([...threads.querySelectorAll("[data-stream]")].map(({ id }) => id));
    for (const thread of /** @type {NodeListOf<HTMLElement>} */ (fresh.querySelectorAll("[data-stream]"))) {
      thread.toggleAttribute("data-arrived", changed.has(thread.dataset.stream ?? "") || !standing.has(thread.id));
    }
    morph(threads, fresh);
    this.changed = new Set();
    this.draw();
    this.dataset.streams = now.dataset.streams;
    this.follow();
    const target = (row && document.getElementById(row)) || threads.querySelector("[data-arrived]") || threads;
    /** @type {HTMLElement | null} */ (target.querySelector("a"))?.focus();
  }
});
