/** What the reader's own authority finds useful: a mark on their pages, asked for again when a colleague changed it. */
import { get } from "../page/server.js";
import { isNew, setMarks } from "./marks.js";

export class Desk {
  /** @type {Set<HTMLElement>} replies whose marks are to be asked for, at once for all of a frame */
  #changed = new Set();

  /**
   * @param {HTMLElement} thread live-thread
   * @param {string} url takes `numbers=3,7`
   */
  constructor(thread, url) {
    this.thread = thread;
    this.url = url;
  }

  /** @param {string} reply its identifier; it may be one of another thread, or of another window of this one */
  hear(reply) {
    const place = /** @type {HTMLElement | null} */ (this.thread.querySelector(`[data-reply="${CSS.escape(reply)}"]`));
    if (!place) return;
    if (!this.#changed.size) queueMicrotask(() => this.#ask());
    this.#changed.add(place);
  }

  async #ask() {
    const places = [...this.#changed];
    this.#changed.clear();
    const answer = await get(`${this.url}?numbers=${places.map(({ dataset }) => dataset.number).join()}`).catch(() => null);
    const marks = await answer?.json();
    if (marks) places.forEach((place) => renew(place, marks[place.dataset.number ?? ""] ?? []));
  }
}

/**
 * Whether a reply is new the page knows better: the server may not have been told yet that it was read.
 * @param {HTMLElement} place
 * @param {string[]} given
 */
function renew(place, given) {
  const others = given.filter((mark) => mark !== "new");
  setMarks(place, (isNew(place) ? ["new", ...others] : others).join(" "));
}
