/** Changes of replies that stand in the page: at once where nobody reads them, on request where somebody does. */
import { onScreen, steady } from "../page/focus.js";
import { place } from "./place.js";

const GONE = new Set(["reply.hidden", "reply.withdrawn"]);

export class Updates {
  /** @type {Map<string, HTMLElement>} edited replies that wait to be asked for, by id */
  #waiting = new Map();

  /**
   * @param {HTMLElement} list ol.replies
   * @param {string} label "Updated · show"
   */
  constructor(list, label) {
    this.list = list;
    this.label = label;
  }

  /**
   * @param {HTMLElement} standing
   * @param {HTMLElement} fresh what the reply looks like today
   * @param {string} kind of event
   */
  apply(standing, fresh, kind) {
    if (GONE.has(kind)) return this.#collapse(standing, fresh);
    const waits = kind === "reply.edited" ? onScreen(standing) : this.#waiting.has(fresh.id);
    waits ? this.#offer(standing, fresh) : steady(() => this.draw(standing, fresh));
  }

  /**
   * @param {HTMLElement} standing
   * @param {HTMLElement} fresh
   */
  draw(standing, fresh) {
    this.#waiting.delete(fresh.id);
    standing.querySelector("[data-show-update]")?.remove();
    place(this.list, fresh, { marks: "keep" });
  }

  /**
   * One line instead of the words, in the same height: nothing below it moves.
   * @param {HTMLElement} standing
   * @param {HTMLElement} fresh
   */
  #collapse(standing, fresh) {
    standing.style.minBlockSize = `${standing.offsetHeight}px`;
    this.draw(standing, fresh);
  }

  /**
   * @param {HTMLElement} standing
   * @param {HTMLElement} fresh
   */
  #offer(standing, fresh) {
    this.#waiting.set(fresh.id, fresh);
    if (standing.querySelector("[data-show-update]")) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: this.label });
    button.dataset.showUpdate = "";
    button.addEventListener("click", () => {
      this.draw(standing, this.#waiting.get(fresh.id) ?? fresh);
      standing.querySelector("article")?.focus({ preventScroll: true });
    });
    standing.querySelector("article header")?.append(button);
  }
}
