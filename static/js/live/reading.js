/**
 * Reading by attention: a reply is read when it was in view for two seconds while the window had the focus and the
 * reader was there (a key, a pointer or a scroll since the window was opened or came back). Who chose so is told of it
 * on leaving only, or reads nothing but by hand.
 */
import { post, token } from "../page/server.js";
import { keepRead } from "./device-reading.js";
import { isNew, markRead } from "./marks.js";

const LOOK = 2000;
const GATHER = 1000;
// What a reader does. A scroll alone is none: pages scroll by themselves, to the reply that one lands on.
const SIGNS = ["keydown", "pointermove", "pointerdown", "wheel", "touchmove"];

export class Reading {
  /** @type {Map<Element, number>} replies in view, and since when */
  #inView = new Map();
  /** @type {Set<number>} read, and not yet told to the server */
  #untold = new Set();
  #there = false;
  #timer = 0;
  #marking = document.body.dataset.reading;

  /**
   * @param {string} url takes `ranges=3-7,9-9`; "" for a masked room, of which the server is told nothing
   * @param {DOMStringMap} of the thread: of a room its person and its identifier
   * @param {AbortSignal} signal the end of the thread's element
   */
  constructor(url, of, signal) {
    this.url = url;
    this.of = of;
    this.observer = new IntersectionObserver((entries) => entries.forEach((entry) => this.#see(entry)), {
      threshold: [0, 0.25, 0.5, 0.75, 1],
    });
    for (const sign of SIGNS) addEventListener(sign, () => this.#arrive(), { signal, passive: true, capture: true });
    addEventListener("blur", () => this.#pause(), { signal });
    addEventListener("focus", () => this.#resume(), { signal });
    addEventListener("pagehide", () => this.#leave(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.#leave(), { signal });
    signal.addEventListener("abort", () => (this.#leave(), this.observer.disconnect(), clearTimeout(this.#timer)));
  }

  /** @param {Iterable<HTMLElement>} places those that are new are watched */
  watch(places) {
    if (this.#marking === "by_hand") return;
    for (const place of places) if (isNew(place)) this.observer.observe(place);
  }

  /** @param {Iterable<HTMLElement>} places to be left as they are, for as long as this page is open */
  ignore(places) {
    for (const place of places) {
      this.observer.unobserve(place);
      this.#inView.delete(place);
      this.#untold.delete(Number(place.dataset.number));
    }
  }

  #arrive() {
    if (this.#there || !document.hasFocus()) return;
    this.#there = true;
    this.#look();
  }

  /** @param {IntersectionObserverEntry} entry */
  #see({ target, intersectionRatio, intersectionRect, rootBounds }) {
    const enough = intersectionRatio >= 0.6 || intersectionRect.height >= (rootBounds?.height ?? innerHeight) / 2;
    if (!enough) this.#inView.delete(target);
    else if (!this.#inView.has(target)) {
      this.#inView.set(target, document.hasFocus() ? performance.now() : Infinity);
      setTimeout(() => this.#look(), LOOK);
    }
  }

  #pause() {
    this.#there = false;
    for (const place of this.#inView.keys()) this.#inView.set(place, Infinity);
  }

  #resume() {
    for (const place of this.#inView.keys()) this.#inView.set(place, performance.now());
    setTimeout(() => this.#look(), LOOK);
  }

  #look() {
    if (!this.#there || document.hidden || !document.hasFocus()) return;
    const due = performance.now() - LOOK + 5;
    for (const [place, since] of this.#inView) {
      if (since > due) continue;
      this.#inView.delete(place);
      this.observer.unobserve(place);
      this.#untold.add(Number(/** @type {HTMLElement} */ (place).dataset.number));
      if (this.#marking !== "leaving") markRead(/** @type {HTMLElement} */ (place));
    }
    if (this.#marking !== "leaving" && this.#untold.size && !this.#timer) this.#timer = setTimeout(() => this.#tell(), GATHER);
  }

  async #tell() {
    this.#timer = 0;
    const told = [...this.#untold];
    this.#untold.clear();
    if (!this.url) return keepRead(this.of, told);
    const answer = await post(this.url, new URLSearchParams({ ranges: ranges(told) })).catch(() => null);
    if (!answer?.ok) told.forEach((number) => this.#untold.add(number)); // told with the next, or on leaving
  }

  #leave() {
    this.#pause();
    if (!this.#untold.size) return;
    if (!this.url) return keepRead(this.of, [...this.#untold]);
    const fields = new URLSearchParams({ ranges: ranges([...this.#untold]), csrfmiddlewaretoken: token() });
    if (navigator.sendBeacon(this.url, fields)) this.#untold.clear();
  }
}

/**
 * @param {number[]} numbers
 * @returns {string} "3-7,9-9"
 */
export function ranges(numbers) {
  const found = /** @type {[number, number][]} */ ([]);
  for (const number of numbers.sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([first, last]) => `${first}-${last}`).join(",");
}
