/** Words being written: on this device at once, on the server after a pause, and honest about which of the two. */
import { clock } from "../page/times.js";
import { fill as fillIn } from "../page/wording.js";
import { choose } from "./conflict.js";
import { forget, keep, kept } from "./device.js";
import { bodyOf, fieldsOf, fill, fromServer, isEmpty } from "./fields.js";
import { save } from "./saving.js";

const PAUSE = 1500, AGAIN = 15_000;
const ABANDONED = 60_000; // no page that is still open keeps words from the server that long

export class SavedDraft extends HTMLElement {
  /** @type {Promise<unknown> | undefined} while a save is under way */
  saving;
  /** @type {string | undefined} the draft these words are, once there are any */
  draft;
  version = 0;
  isDirty = false;
  timer = 0;

  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.addEventListener("input", () => this.changed(), { signal });
    this.addEventListener("change", () => this.changed(), { signal });
    this.addEventListener("htmx:beforeRequest", () => clearTimeout(this.timer), { signal });
    this.addEventListener("htmx:afterRequest", () => this.isDirty && this.saveIn(PAUSE), { signal });
    this.addEventListener("corridor:posted", () => this.cleared(), { signal, capture: true });
    this.addEventListener("keydown", (event) => {
      if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.save();
    }, { signal });
    addEventListener("online", () => this.isDirty && this.save(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.isDirty && this.save(), { signal });
    if (this.draft === undefined) this.begin();
    else if (this.isDirty) this.saveIn(PAUSE);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.life?.abort();
  }

  get thread() {
    return this.dataset.thread ?? "";
  }

  get person() {
    return this.dataset.person ?? "";
  }

  /** @returns {import("./device.js").Kept} */
  get words() {
    const draft = this.draft || crypto.randomUUID();
    const url = (this.dataset.url ?? "").replace("00000000-0000-0000-0000-000000000000", draft);
    return { draft, thread: this.thread, url, version: this.version, fields: this.form ? fieldsOf(this.form) : [], at: Date.now() };
  }

  /** The words the server drew, or newer ones of this device that never reached it. */
  begin() {
    this.draft = this.dataset.draft ?? "";
    this.version = Number(this.dataset.version ?? 0);
    const [own, ...others] = kept(this.person, this.thread).filter(({ draft }) => !this.draft || draft === this.draft);
    others.filter(({ at }) => Date.now() - at > ABANDONED).forEach((words) => this.bring(words));
    if (!own || !this.form) return;
    const isKnown = bodyOf(own.fields) === bodyOf(fieldsOf(this.form));
    if (isKnown && this.draft) return forget(this.person, this.thread, own.draft);
    const server = { version: this.version, fields: fieldsOf(this.form) };
    const isNext = !this.draft || own.version === server.version;
    this.draft = own.draft;
    this.version = own.version;
    fill(this.form, own.fields);
    this.changed();
    if (!isNext) this.compare(server.version, server.fields);
  }

  changed() {
    const { draft, ...words } = this.words;
    if (isEmpty(words.fields) && !this.version) return this.cleared();
    this.draft = draft;
    this.name(draft);
    this.isDirty = true;
    if (keep(this.person, { draft, ...words })) this.say(this.dataset.deviceOnly ?? "", PAUSE + 2000);
    this.saveIn(PAUSE);
  }

  /** @param {number} pause */
  saveIn(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  async save() {
    clearTimeout(this.timer);
    if (!this.isDirty || this.querySelector(".conflict")) return;
    if (this.saving) return this.saveIn(PAUSE);
    const sent = this.words;
    this.saving = save(sent);
    const answer = await /** @type {ReturnType<typeof save>} */ (this.saving);
    this.saving = undefined;
    if (this.draft !== sent.draft) return; // posted meanwhile
    if (answer.is === "conflict") return this.compare(answer.version, fromServer(answer.fields, answer.body));
    if (answer.is === "unreachable") {
      this.say(this.dataset.deviceOnly ?? "");
      return this.saveIn(AGAIN);
    }
    this.version = answer.version;
    this.isDirty = JSON.stringify(this.words.fields) !== JSON.stringify(sent.fields);
    if (this.isDirty) return this.changed();
    forget(this.person, this.thread, sent.draft);
    this.say(fillIn(this.dataset.saved ?? "", { time: clock.format(answer.at) }));
  }

  /**
   * @param {number} version of the other words
   * @param {import("./fields.js").Fields} fields
   */
  async compare(version, fields) {
    const kept = await choose(this, bodyOf(this.words.fields), bodyOf(fields));
    this.version = version;
    if (kept === "there" && this.form) fill(this.form, fields);
    this.changed();
    this.save();
  }

  /** @param {import("./device.js").Kept} words of a page that was left or crashed: they become a draft to be found */
  async bring(words) {
    const { is } = await save(words);
    if (is === "saved") forget(this.person, this.thread, words.draft);
  }

  /** Posted, or everything was deleted: what is written next is another draft. */
  cleared() {
    clearTimeout(this.timer);
    if (this.draft) forget(this.person, this.thread, this.draft);
    this.draft = "";
    this.version = 0;
    this.isDirty = false;
    this.name("");
    this.say("");
  }

  /** @param {string} draft the post says which draft it was */
  name(draft) {
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector("[name=draft]"));
    if (field) field.value = draft;
  }

  /**
   * @param {string} sentence
   * @param {number} [unlessSaved] milliseconds: said only if nothing better is known by then
   */
  say(sentence, unlessSaved = 0) {
    clearTimeout(this.saying);
    const state = this.querySelector(".save-state");
    const tell = () => state && (state.textContent = sentence);
    this.saying = unlessSaved ? setTimeout(tell, unlessSaved) : void tell();
  }

  /** @type {number | undefined} */
  saying;
}

customElements.define("saved-draft", SavedDraft);
