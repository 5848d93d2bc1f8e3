/** What one is about to say, beside the form all the while: of each choice the words for that which is made. */
import { get } from "../page/server.js";

customElements.define("about-to-say", class AboutToSay extends HTMLElement {
  connectedCallback() {
    const form = this.closest("form");
    if (!form) return;
    this.life = new AbortController();
    for (const kind of ["input", "change", "reset", "corridor:fill", "corridor:posted"]) {
      form.addEventListener(kind, () => setTimeout(() => this.isConnected && this.draw(form)), { signal: this.life.signal });
    }
    this.draw(form);
  }

  disconnectedCallback() {
    this.life?.abort();
  }

  /** @param {HTMLFormElement} form */
  draw(form) {
    const chosen = new FormData(form);
    const waits = Boolean(chosen.get("not_before"));
    let isCleared = false;
    for (const said of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-when]"))) {
      const [name, value] = (said.dataset.when ?? "").split("=");
      said.hidden = chosen.get(name) !== value;
      isCleared ||= !said.hidden && "clears" in said.dataset;
    }
    this.show("[data-otherwise]", !isCleared && !waits);
    this.show("[data-later]", waits);
    this.count(String(chosen.get("audience") ?? ""));
  }

  /**
   * @param {string} which
   * @param {boolean} shown
   */
  show(which, shown) {
    /** @type {HTMLElement | null} */ (this.querySelector(which))?.toggleAttribute("hidden", !shown);
  }

  /** @param {string} audience whose readers are counted, when another was chosen */
  async count(audience) {
    if (!this.dataset.reach || audience === (this.dataset.counted ?? audience)) {
      this.dataset.counted ??= audience;
      return;
    }
    this.dataset.counted = audience;
    const answer = await get(`${this.dataset.reach}?${new URLSearchParams({ audience })}`).catch(() => null);
    const reach = this.querySelector(".reach");
    if (!answer || !reach) return;
    const said = await answer.text();
    if (this.dataset.counted === audience) reach.textContent = said;
  }
});
