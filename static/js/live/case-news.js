/** What has become of a case study since its page was opened: said in a quiet line, and shown when the reader asks. */
import { goTo } from "../page/focus.js";
import { getPage } from "../page/server.js";
import { morph } from "./morph.js";

const PARTS = ["case-heading", "case-words", "case-contents", "id_cites"];

customElements.define("case-news", class extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    this.line = /** @type {HTMLElement} */ (this.querySelector(".news"));
    this.button = /** @type {HTMLButtonElement} */ (this.querySelector(".news button"));
    this.button.addEventListener("click", () => this.show(), { signal });
    document.addEventListener("corridor:state", () => this.tell(), { signal });
  }

  disconnectedCallback() {
    this.life?.abort();
  }

  /** The state of the case, which its discussion renews, holds against what this page shows. */
  tell() {
    const state = document.getElementById("case-state");
    if (!state) return;
    if (state.dataset.state === "withdrawn") return this.wipe();
    const changed = (/** @type {string} */ name) => state.dataset[name] !== this.dataset[name];
    const news = ["version", "partners"].find(changed);
    for (const words of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-say]"))) words.hidden = words.dataset.say !== news;
    if (this.button) this.button.hidden = !news;
  }

  /** The words are taken back: what is on screen goes too. */
  wipe() {
    document.querySelectorAll("#case-words, case-contents, .composer .cites").forEach((part) => part.remove());
    this.line?.remove();
  }

  /** The words as they are now; what is being written below stays, and so does the focus where its element does. */
  async show() {
    const page = await getPage(location.href);
    const now = /** @type {HTMLElement | null} */ (page.querySelector("case-news"));
    if (!now) return;
    const cited = /** @type {HTMLSelectElement | null} */ (document.getElementById("id_cites"));
    const chosen = cited?.value;
    for (const id of PARTS) {
      const [standing, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (standing && fresh) morph(standing, fresh);
    }
    if (cited) cited.value = [...cited.options].some(({ value }) => value === chosen) ? chosen ?? "" : "";
    document.title = page.title;
    Object.assign(this.dataset, { version: now.dataset.version, partners: now.dataset.partners });
    this.tell();
    goTo(/** @type {HTMLElement} */ (document.getElementById("case-title")));
  }
});
