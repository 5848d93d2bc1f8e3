/** Where one writes: toolbar, preview, mentions, quotes, the reply that is answered, and sending. Never drawn anew. */
import { sayTyping } from "../live/streams.js";
import { citing } from "./citing.js";
import { docking } from "./docking.js";
import { growing } from "./growing.js";
import { mentions } from "./mentions.js";
import { posting } from "./posting.js";
import { preview } from "./preview.js";
import { quoteSelection } from "./quote-selection.js";
import { quotes } from "./quotes.js";
import { toolbar } from "./toolbar.js";

const TYPING = 5000;

customElements.define("markdown-composer", class extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form") ?? this.closest("form"));
    const field = /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea[name=body]"));
    const bar = /** @type {HTMLElement | null} */ (this.querySelector("[role=toolbar]"));
    const draft = /** @type {import("./saved-draft.js").SavedDraft | null} */ (this.closest("saved-draft"));
    const words = { ...draft?.dataset, ...this.dataset };

    growing(field, signal);
    if (bar) toolbar(bar, field, signal);
    const toggle = preview(this, field, { url: words.previewUrl ?? "", thread: words.thread ?? "", failed: words.network ?? "" }, signal);
    if (words.mentionUrl) mentions(field, words.mentionUrl, words.mentionLabel ?? "", signal);
    if (draft) posting(form, { network: words.network ?? "", signedOut: words.signedOut ?? words.network ?? "" }, () => draft.saving, signal);
    if (draft) docking(draft, form, signal);
    quotes(form, signal);
    citing(form, signal);
    const offer = /** @type {HTMLElement | null} */ (document.querySelector("[data-quote-selection]"));
    if (offer) quoteSelection(offer, signal);

    this.addEventListener("keydown", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      if (event.key === "Enter") form.requestSubmit();
      else if (event.shiftKey && event.key.toLowerCase() === "p" && toggle) toggle();
      else return;
      event.preventDefault();
    }, { signal });
    this.typing(field, signal);
    document.addEventListener("corridor:state", () => this.tellClosed(), { signal });
    this.tellClosed();
  }

  disconnectedCallback() {
    this.life?.abort();
  }

  /** Says at once why sending will not work. What was written stays. */
  tellClosed() {
    const note = /** @type {HTMLElement | null} */ (this.querySelector(".about.closed"));
    const state = document.getElementById("thread-state");
    if (!note || !state) return;
    note.hidden = !state.dataset.closed;
    if (state.dataset.closed) note.textContent = state.dataset.closed;
  }

  /**
   * @param {HTMLTextAreaElement} field
   * @param {AbortSignal} signal
   */
  typing(field, signal) {
    const thread = /** @type {HTMLElement | null} */ (document.querySelector("live-thread"));
    let said = -Infinity;
    field.addEventListener("input", () => {
      if (!thread?.dataset.stream || thread.dataset.room || performance.now() - said < TYPING) return;
      said = performance.now();
      sayTyping(thread.dataset.stream);
    }, { signal });
  }
});
