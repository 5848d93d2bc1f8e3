/** A thread that is read while others write in it. Nothing moves unless the reader asks for it. */
import { steady } from "../page/focus.js";
import { getPage, parse } from "../page/server.js";
import { Arrivals } from "./arrivals.js";
import { tellConnection } from "./connection.js";
import { setMarks } from "./marks.js";
import { morph } from "./morph.js";
import { drawPresence } from "./presence.js";
import { Reading } from "./reading.js";
import { follow } from "./streams.js";
import { Updates } from "./updates.js";
import { postInPlace } from "./useful.js";

const POSITION = ["data-after", "data-epoch", "data-first", "data-until"];

export class LiveThread extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    const list = /** @type {HTMLElement} */ (this.querySelector("#replies"));
    const reading = new Reading(this.dataset.readingUrl ?? "", signal);
    reading.watch(this.querySelectorAll(".place"));
    this.arrivals = new Arrivals(this, list, (places) => reading.watch(places), signal);
    this.updates = new Updates(list, this.dataset.updated ?? "");
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
    this.unfollow?.();
    this.life?.abort();
  }

  follow() {
    const { stream = "", after, epoch = "" } = this.dataset;
    const presence = /** @type {HTMLElement | null} */ (this.querySelector(".presence"));
    this.unfollow = follow({
      stream,
      epoch,
      after: Number(after),
      as: "page",
      event: (event) => this.receive(event),
      reset: () => this.refresh(),
      gone: (why) => this.wipe(why),
      presence: (counts) => presence && drawPresence(presence, counts),
    });
  }

  /** @param {import("./streams.js").LiveEvent} event */
  receive({ kind, target, html }) {
    const fresh = target && html ? parse(html).getElementById(target) : null;
    if (!fresh) return;
    const standing = document.getElementById(fresh.id);
    if (!fresh.matches(".place")) this.renewPart(fresh);
    else if (standing) this.updates?.apply(standing, fresh, kind);
    else if (kind === "reply.posted" || this.arrivals?.pill.has(fresh.id)) this.arrivals?.pill.hold(document.adoptNode(fresh));
  }

  /** @param {HTMLElement} fresh a part of the page that is not a reply: the state of the thread, the way to other windows */
  renewPart(fresh) {
    const standing = document.getElementById(fresh.id);
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
    for (const name of POSITION) this.setAttribute(name, now.getAttribute(name) ?? "");
    now.querySelectorAll("#thread-state, [data-renew]").forEach((part) => this.renewPart(/** @type {HTMLElement} */ (part)));
    for (const fresh of /** @type {NodeListOf<HTMLElement>} */ (now.querySelectorAll(".place"))) {
      const standing = document.getElementById(fresh.id);
      if (!standing) this.arrivals?.pill.hold(document.adoptNode(fresh));
      else {
        setMarks(standing, fresh.dataset.marks ?? "");
        steady(() => this.updates?.draw(standing, fresh));
      }
    }
  }

  /**
   * The right to read this has ended. What is being written stays.
   * @param {"gone" | "ended"} why
   */
  wipe(why) {
    this.arrivals?.pill.take();
    this.querySelectorAll(".place, #thread-state > *, .presence, [data-wipe]").forEach((part) => part.remove());
    const note = Object.assign(document.createElement("p"), { className: "notice red", role: "alert", textContent: this.dataset[why] });
    this.prepend(note);
  }
}

customElements.define("live-thread", LiveThread);
