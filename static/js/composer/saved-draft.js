/** Words being written: on this device at once, on the server after a pause, and honest about which of the two. */
import { getPage } from "../page/server.js";
import { clock } from "../page/times.js";
import { fill as fillIn } from "../page/wording.js";
import { choose } from "./conflict.js";
import { forget, inHand, keep, kept, takeInHand } from "./device.js";
import { bodyOf, fieldsOf, fill, fromServer, isEmpty } from "./fields.js";
import { discarding, renewOffers, takeOffer } from "./offers.js";
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
    discarding(this.person, this.thread, signal);
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

  /** The words that the address names, else those this tab was writing, else those of this device that never left it. */
  begin() {
    const drawn = this.dataset.draft ?? "";
    const isAskedAnew = ["to", "quote"].some((name) => new URLSearchParams(location.search).has(name));
    const draft = drawn || inHand(this.person, this.thread);
    const here = kept(this.person, this.thread);
    const own = here.find((words) => (draft ? words.draft === draft : !isAskedAnew));
    here.filter((words) => words !== own && Date.now() - words.at > ABANDONED).forEach((words) => this.bring(words));
    this.version = Number(this.dataset.version ?? 0);
    this.draft = drawn;
    takeInHand(this.person, this.thread, draft);
    if (drawn) takeOffer(drawn);
    if (own) this.restore(own);
    else if (draft && !drawn) this.recall(draft);
  }

  /** @param {import("./device.js").Kept} own words of this device, newer than what the server drew, if that is the same draft */
  restore(own) {
    if (!this.form) return;
    const isKnown = bodyOf(own.fields) === bodyOf(fieldsOf(this.form));
    if (isKnown && this.draft) return forget(this.person, this.thread, own.draft);
    const server = { version: this.version, fields: fieldsOf(this.form) };
    const isNext = !this.draft || own.version === server.version;
    this.hold(own.draft);
    this.version = own.version;
    fill(this.form, own.fields);
    this.changed();
    if (!isNext) this.compare(server.version, server.fields);
  }

  /** @param {string} draft of this tab, which the server keeps: asked for, unless something else is begun meanwhile */
  async recall(draft) {
    const page = await getPage(addressNaming(draft)).catch(() => null);
    const drawn = /** @type {HTMLElement | null | undefined} */ (page?.querySelector(`saved-draft[data-draft="${CSS.escape(draft)}"]`));
    const form = drawn?.querySelector("form");
    if (!drawn || !form || !this.form || this.draft) return;
    this.hold(draft);
    this.version = Number(drawn.dataset.version);
    fill(this.form, fieldsOf(form));
    this.say(fillIn(this.dataset.saved ?? "", { time: clock.format(new Date(drawn.dataset.savedAt ?? "")) }));
  }

  changed() {
    const { draft, ...words } = this.words;
    if (this.isNothing(words.fields) && !this.version) return this.cleared();
    this.hold(draft);
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
    if (answer.is === "conflict") return this.conflict(answer);
    if (answer.is === "refused") return this.refused(answer.sentence);
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

  /** @param {import("./fields.js").Fields} fields */
  isNothing(fields) {
    return isEmpty(fields);
  }

  /** @param {string} sentence why nothing was saved */
  refused(sentence) {
    this.say(sentence);
  }

  /**
   * @param {import("./saving.js").Conflict} answer
   * @returns {Promise<void> | void}
   */
  conflict({ version, fields, body }) {
    return this.compare(version, fromServer(fields, body));
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

  /** @param {import("./device.js").Kept} words of a page that was left or crashed, or set aside: a draft to be found */
  async bring(words) {
    const { is } = await save(words);
    if (is === "saved") forget(this.person, this.thread, words.draft);
  }

  /** Another reply is begun: these words stay, as a draft of their own. */
  async setAside() {
    const { words, isDirty, saving } = this;
    this.letGo();
    if (this.form) fill(this.form, [["body", ""]]);
    const answer = await /** @type {ReturnType<typeof save> | undefined} */ (saving);
    const version = answer?.is === "saved" ? answer.version : words.version;
    if (isDirty) await this.bring({ ...words, version });
    renewOffers(this.draft ?? "");
  }

  /** Posted, or everything was deleted: what is written next is another draft. */
  cleared() {
    if (this.draft) forget(this.person, this.thread, this.draft);
    this.letGo();
  }

  letGo() {
    clearTimeout(this.timer);
    this.version = 0;
    this.isDirty = false;
    history.replaceState(history.state, "", addressNaming(""));
    this.hold("");
    this.say("");
  }

  /** @param {string} draft these words are: the post says so, the tab knows it again, and it is offered no longer */
  hold(draft) {
    this.draft = draft;
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector("[name=draft]"));
    if (field) field.value = draft;
    takeInHand(this.person, this.thread, draft);
    if (draft) takeOffer(draft);
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

/**
 * @param {string} draft "" for none
 * @returns {string} the address of this page, asking for this draft and for no other words
 */
function addressNaming(draft) {
  const address = new URL(location.href);
  ["draft", "to", "quote"].forEach((name) => address.searchParams.delete(name));
  if (draft) address.searchParams.set("draft", draft);
  return address.href;
}

customElements.define("saved-draft", SavedDraft);
