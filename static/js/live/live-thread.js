/** A thread that is read while others write in it. Nothing moves unless the reader asks for it. */
import { steady } from "../page/focus.js";
import { getPage, parse } from "../page/server.js";
import { Arrivals } from "./arrivals.js";
import { tellConnection } from "./connection.js";
import { Desk } from "./desk.js";
import { markUnread } from "./device-reading.js";
import { countReplies, showUnread } from "./figures.js";
import { setMarks } from "./marks.js";
import { morph } from "./morph.js";
import { drawPresence } from "./presence.js";
import { Reading } from "./reading.js";
import { follow } from "./streams.js";
import { Updates } from "./updates.js";
import { postInPlace } from "./useful.js";

const READERS_CHANGED = ["thread.narrowed", "thread.widened"];
const POSITION = ["data-after", "data-epoch", "data-desk", "data-desk-after", "data-desk-epoch", "data-first", "data-until"];

export class LiveThread extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    const list = /** @type {HTMLElement} */ (this.querySelector("#replies"));
    if (this.dataset.room) markUnread(this.dataset, this.querySelectorAll(".place"));
    const reading = new Reading(this.dataset.readingUrl ?? "", this.dataset, signal);
    reading.watch(this.querySelectorAll(".place"));
    this.reading = reading;
    this.arrivals = new Arrivals(this, list, (places) => reading.watch(places), signal);
    this.updates = new Updates(list, this.dataset.updated ?? "");
    this.desk = new Desk(this, this.dataset.marksUrl ?? "");
    const line = /** @type {HTMLElement | null} */ (this.querySelector(".connection"));
    if (line) signal.addEventListener("abort", tellConnection(line));
    const useful = /** @type {HTMLFormElement | null} */ (this.querySelector("#acts-form"));
    if (useful) postInPlace(useful, (place) => this.answer(place), signal);
    this.follow();
  }

  /** Where this part of the page comes from, as it is shown. */
  get address() {
    const address = new URL(location.href);
    address.searchParams.set("part", "");
    return address.href;
  }

  disconnectedCallback() {
    this.unfollow.forEach((leave) => leave());
    this.life?.abort();
  }

  /** @type {(() => void)[]} */
  unfollow = [];

  follow() {
    const { stream = "", after, epoch = "", desk = "", deskAfter, deskEpoch = "" } = this.dataset;
    const presence = /** @type {HTMLElement | null} */ (this.querySelector(".presence"));
    const left = this.unfollow;
    this.unfollow = [
      follow({
        stream,
        epoch,
        after: Number(after),
        as: "page",
        event: (event) => this.receive(event),
        reset: () => this.refresh(),
        gone: (why) => this.wipe(why),
        presence: (counts) => presence && drawPresence(presence, counts),
      }),
    ];
    if (desk) this.unfollow.push(follow({
      stream: desk,
      epoch: deskEpoch,
      after: Number(deskAfter),
      as: "page",
      event: ({ target }) => this.desk?.hear(target ?? ""),
      reset: () => this.refresh(),
      gone: () => {}, // the thread's own stream says what goes
    }));
    left.forEach((leave) => leave());
  }

  /** @param {import("./streams.js").LiveEvent} event */
  receive({ kind, target, html }) {
    if (READERS_CHANGED.includes(kind)) return this.refresh();
    const fresh = target && html ? parse(html).getElementById(target) : null;
    if (!fresh) return;
    const standing = document.getElementById(fresh.id);
    if (!fresh.matches(".place")) this.renewPart(fresh);
    else if (standing) this.updates?.apply(standing, fresh, kind);
    else if (kind === "reply.posted" || this.arrivals?.pill.has(fresh.id)) this.arrivals?.pill.hold(document.adoptNode(fresh));
  }

  /** @param {HTMLElement} fresh a part of the page that is not a reply: the title or the state of the thread, the way to other windows */
  renewPart(fresh) {
    const standing = document.getElementById(fresh.id);
    if (standing?.matches("h1")) document.title = document.title.replace(standing.textContent ?? "", () => fresh.textContent ?? "");
    if (standing) steady(() => morph(standing, fresh));
    this.dispatchEvent(new CustomEvent("corridor:state", { bubbles: true }));
  }

  /**
   * The answer to a form of this page: the reply as it stands, with its personal marks.
   * @param {HTMLElement} fresh li.place
   * @returns {HTMLElement | undefined} undefined if it is not of this window, which is left for its own
   */
  answer(fresh) {
    return this.arrivals?.answer(fresh);
  }

  /**
   * The reader said by hand what is read: it stays so, although they go on looking at it.
   * @param {number} number from which on all was marked as unread; Infinity where nothing was
   * @param {string} sentence for those who do not see the marks
   */
  markedByHand(number, sentence) {
    const places = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".place")]);
    this.reading?.ignore(places.filter(({ dataset }) => Number(dataset.number) >= number));
    getPage(this.address).then((page) => this.renew(page)).catch(() => {}); // the marks are right with the next page
    const announcer = this.querySelector("#announcer");
    if (announcer) announcer.textContent = sentence;
  }

  /** Too much was missed to be told one by one: ask for the page, and follow from what it carries. */
  async refresh() {
    try {
      this.renew(await getPage(this.address));
      this.follow();
    } catch {
      setTimeout(() => this.isConnected && this.refresh(), 5000 * (1 + Math.random()));
    }
  }

  /** @param {Document} page this page as it is now: what stands is renewed, what is new waits behind the pill */
  renew(page) {
    const now = page.querySelector("live-thread");
    if (!now) throw new Error("not a thread");
    const readers = now.querySelector("#thread-readers")?.textContent ?? "";
    document.querySelectorAll("[data-readers] .tag").forEach((tag) => tag.replaceChildren(readers));
    for (const name of POSITION) this.setAttribute(name, now.getAttribute(name) ?? "");
    page.querySelectorAll("#thread-state, [data-renew]").forEach((part) => this.renewPart(/** @type {HTMLElement} */ (part)));
    if (this.dataset.room) markUnread(this.dataset, /** @type {NodeListOf<HTMLElement>} */ (now.querySelectorAll(".place")));
    for (const fresh of /** @type {NodeListOf<HTMLElement>} */ (now.querySelectorAll(".place"))) {
      const standing = document.getElementById(fresh.id);
      if (!standing) this.arrivals?.pill.hold(document.adoptNode(fresh));
      else {
        setMarks(standing, fresh.dataset.marks ?? "");
        steady(() => this.updates?.draw(standing, fresh));
      }
    }
    countReplies(Number(now.getAttribute("data-replies")));
    showUnread(Number(now.getAttribute("data-unread")), now.getAttribute("data-first-unread") ?? "");
  }

  /**
   * The right to read this has ended. What is being written stays.
   * @param {"gone" | "ended"} why
   */
  wipe(why) {
    const sentence = this.dataset[why] ?? "";
    const title = document.querySelector("#thread-title, #case-title")?.textContent ?? "";
    document.title = document.title.replace(title, () => sentence);
    this.arrivals?.pill.take();
    document.querySelectorAll("live-thread .place, #thread-state > *, .presence").forEach((part) => part.remove());
    document.querySelectorAll(`[data-wipe=""], [data-wipe="${why}"]`).forEach((part) => part.remove());
    document.querySelectorAll(".target-line").forEach((line) => line.replaceChildren()); // it is filled again by others
    const note = Object.assign(document.createElement("p"), { className: "notice red", role: "alert", textContent: sentence });
    this.prepend(note);
  }
}

customElements.define("live-thread", LiveThread);
