/** New replies wait here until the reader asks for them: nothing is ever put under somebody's eyes. */
import { count } from "../page/wording.js";

export class Pill {
  /** @type {Map<string, HTMLElement>} replies that wait, by the id of their place */
  #waiting = new Map();

  /**
   * @param {HTMLButtonElement} button with data-one and data-many
   * @param {HTMLElement | null} announcer a polite live region with sentences of its own, told counts only
   */
  constructor(button, announcer) {
    this.button = button;
    this.announcer = announcer;
  }

  /** @param {string} id */
  has(id) {
    return this.#waiting.has(id);
  }

  /** The highest number among the replies that wait. */
  get highest() {
    return Math.max(0, ...[...this.#waiting.values()].map(({ dataset }) => Number(dataset.number)));
  }

  /** @param {HTMLElement} place a reply that arrived, or a newer state of one that waits */
  hold(place) {
    const isNew = !this.#waiting.has(place.id);
    this.#waiting.set(place.id, place);
    if (isNew) this.#draw();
  }

  /** @param {string} id of a reply that stands in the page now */
  drop(id) {
    if (this.#waiting.delete(id)) this.#draw();
  }

  /**
   * @param {(place: HTMLElement) => boolean} wanted
   * @returns {HTMLElement[]} those wanted, which wait no longer
   */
  take(wanted = () => true) {
    const taken = [...this.#waiting.values()].filter(wanted);
    taken.forEach(({ id }) => this.#waiting.delete(id));
    this.#draw();
    return taken;
  }

  #draw() {
    const n = this.#waiting.size;
    this.button.hidden = n === 0;
    this.button.textContent = n ? count(this.button, n) : "";
    if (this.announcer) this.announcer.textContent = n ? count(this.announcer, n) : "";
  }
}
