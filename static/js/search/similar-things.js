/** While a title is written: threads and case studies like it, after a pause. They are links; the count is spoken. */
import { get, parse } from "../page/server.js";

const PAUSE = 600;

class SimilarThings extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    this.asking = new AbortController();
    this.timer = 0;
    const field = /** @type {HTMLInputElement | null} */ (document.getElementById(this.dataset.field ?? ""));
    if (!field) return;
    field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.asking.abort();
      this.timer = setTimeout(() => this.ask(field.value), PAUSE);
    }, { signal: this.leaving.signal });
    if (field.value) this.ask(field.value);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.leaving?.abort();
    this.asking?.abort();
  }

  /** @param {string} title */
  async ask(title) {
    this.asking = new AbortController();
    const query = new URLSearchParams({ title, but: this.dataset.but ?? "" });
    const answer = await get(`${this.dataset.url}?${query}`, { signal: this.asking.signal }).catch(() => null);
    if (answer) this.show(parse(await answer.text()));
  }

  /** @param {Document} page */
  show(page) {
    const [line, list] = [this.querySelector("p"), this.querySelector("ul")];
    if (!line || !list) return;
    const said = page.querySelector("p")?.textContent?.trim() ?? "";
    if (line.textContent !== said) line.textContent = said;
    list.replaceChildren(...(page.querySelector("ul")?.children ?? []));
    list.hidden = !list.children.length;
  }
}

customElements.define("similar-things", SimilarThings);
