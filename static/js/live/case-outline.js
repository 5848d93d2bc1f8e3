/** The steps of a case study being written: what colleagues save elsewhere shows here, and nowhere else. */
import { forget, kept } from "../composer/device.js";
import { save } from "../composer/saving.js";
import { get, parse } from "../page/server.js";
import { morph } from "./morph.js";
import { follow } from "./streams.js";

const PAUSE = 250; // several things said at once are one look

customElements.define("case-outline", class extends HTMLElement {
  timer = 0;

  connectedCallback() {
    this.life = new AbortController();
    document.addEventListener("corridor:section-saved", () => this.later(), { signal: this.life.signal });
    this.follow();
    this.bring();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.life?.abort();
    this.unfollow?.();
  }

  follow() {
    const { stream = "", after, epoch = "" } = this.dataset;
    this.unfollow = follow({
      stream,
      epoch,
      after: Number(after),
      as: "list",
      event: () => this.later(),
      reset: async () => (await this.refresh()) && this.follow(),
      gone: () => this.replaceChildren(),
    });
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), PAUSE);
  }

  /** @returns {Promise<boolean>} whether the outline, and the position it was taken at, are of now */
  async refresh() {
    const answer = await get(this.dataset.url ?? "").catch(() => null);
    const now = answer && parse(await answer.text()).querySelector("case-outline");
    if (!now) return false;
    morph(this, now);
    this.tellNewer();
    this.mark();
    return true;
  }

  /** Beside a step that somebody else saved since it was opened here. */
  tellNewer() {
    const section = /** @type {import("../composer/saved-section.js").SavedSection | null} */ (document.querySelector("saved-section"));
    const note = /** @type {HTMLElement | null | undefined} */ (section?.querySelector(".newer"));
    if (!section || !note || section.saving) return;
    note.hidden = Number(this.dataset.savedVersion) <= section.version;
  }

  /** Words of other steps that a crash, or a lost connection, has left on this device. */
  async bring() {
    await Promise.all(this.left().map(async (words) => {
      const { is } = await save(words);
      if (is === "saved") forget(this.dataset.person ?? "", words.thread, words.draft);
    }));
    this.mark();
  }

  left() {
    const here = document.querySelector("saved-section")?.getAttribute("data-draft");
    return kept(this.dataset.person ?? "", this.dataset.thread ?? "").filter(({ draft }) => draft !== here);
  }

  mark() {
    for (const { draft } of this.left()) {
      const step = this.querySelector(`[data-step="${CSS.escape(draft)}"]`);
      if (!step || step.querySelector(".only-here")) continue;
      step.append(Object.assign(document.createElement("span"), { className: "only-here", textContent: this.dataset.deviceOnly ?? "" }));
    }
  }
});
