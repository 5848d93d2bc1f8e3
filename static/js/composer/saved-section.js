/** A step of a case study being written: saved like a draft, but known to colleagues, who may save it too. */
import { fill as fillIn } from "../page/wording.js";
import { parse } from "../page/server.js";
import { choosing } from "./choosing.js";
import { counting } from "./counting.js";
import { forget, kept } from "./device.js";
import { fieldsOf, fill } from "./fields.js";
import { growTo, rows } from "./rows.js";
import { SavedDraft } from "./saved-draft.js";

const CHOICE = "keep_"; // before the name of a field: which of two texts is kept; no word of the step

export class SavedSection extends SavedDraft {
  connectedCallback() {
    super.connectedCallback();
    const signal = /** @type {AbortController} */ (this.life).signal;
    if (!this.form) return;
    counting(this.form, signal);
    choosing(this.form, signal);
    rows(this.form, signal);
    this.form.addEventListener("submit", (event) => this.submit(event), { signal });
    /** @type {HTMLElement | null} */ (this.querySelector(".error-summary, .refusal, .conflict"))?.focus();
  }

  get words() {
    const words = super.words;
    return { ...words, fields: words.fields.filter(([name]) => !name.startsWith(CHOICE)) };
  }

  /** Whatever stands in a step is worth keeping: emptying it is writing too. */
  isNothing() {
    return false;
  }

  /** The words the server drew, or those of this device that never reached it. */
  begin() {
    this.draft = this.dataset.draft ?? "";
    this.version = Number(this.dataset.version ?? 0);
    if (this.dataset.unsaved !== undefined) return this.changed();
    const own = kept(this.person, this.thread).find(({ draft }) => draft === this.draft);
    if (!own || !this.form) return;
    if (JSON.stringify(own.fields) === JSON.stringify(fieldsOf(this.form))) return forget(this.person, this.thread, own.draft);
    growTo(this.form, own.fields);
    fill(this.form, own.fields);
    this.version = own.version;
    this.changed();
  }

  async save() {
    const before = this.version;
    await super.save();
    if (this.version !== before) this.tellVersion();
  }

  isRefused = false;

  /** @param {string} sentence why nothing was saved */
  refused(sentence) {
    this.isRefused = true;
    this.say(fillIn(this.dataset.refused ?? "", { why: sentence }));
  }

  /** @param {import("./saving.js").Conflict} answer both texts of each field that differs, as the server draws them */
  conflict({ version, html }) {
    const panel = /** @type {HTMLElement} */ (parse(html).querySelector(".conflict"));
    this.version = version;
    this.tellVersion();
    this.changed();
    this.form?.prepend(document.adoptNode(panel));
    panel.focus();
  }

  /** Saves, then goes on. What the server would not keep it draws beside the fields; a choice between texts is sent as it is. */
  async submit(/** @type {SubmitEvent} */ event) {
    if (this.querySelector(".conflict")) return;
    event.preventDefault();
    await this.saving;
    this.isDirty = true;
    this.isRefused = false;
    await this.save();
    if (!this.isDirty) location.assign(this.dataset.next ?? location.href);
    else if (this.isRefused) this.form?.submit();
  }

  /** The form says, should it be sent as one, from which version of the step it was written. */
  tellVersion() {
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector("[name=version]"));
    if (field) field.value = String(this.version);
    this.dispatchEvent(new CustomEvent("corridor:section-saved", { bubbles: true }));
  }
}

customElements.define("saved-section", SavedSection);
