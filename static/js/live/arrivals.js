/** Replies that arrived while the page was open: held behind the pill, shown when the reader asks. */
import { goTo } from "../page/focus.js";
import { get } from "../page/server.js";
import { countReplies } from "./figures.js";
import { setMarks } from "./marks.js";
import { Pill } from "./pill.js";
import { isWithin, place } from "./place.js";

export class Arrivals {
  /**
   * @param {HTMLElement} thread live-thread
   * @param {HTMLElement} list ol.replies in it
   * @param {(places: HTMLElement[]) => void} shown
   * @param {AbortSignal} signal
   */
  constructor(thread, list, shown, signal) {
    this.thread = thread;
    this.list = list;
    this.shown = shown;
    const button = /** @type {HTMLButtonElement} */ (thread.querySelector(".live-pill"));
    this.pill = new Pill(button, thread.querySelector("#announcer"));
    button.addEventListener("click", () => this.show(), { signal });
  }

  /** Put what waits at its place, and go to the first of it. What belongs to another window waits for the next press. */
  async show() {
    countReplies(this.pill.highest);
    const here = this.pill.take((fresh) => this.#isHere(fresh));
    if (!here.length) return this.#visit(this.pill.take());
    const placed = here.map((fresh) => place(this.list, fresh, { marks: "keep" }));
    placed.forEach((li) => li.querySelector("article")?.classList.add("arrived"));
    const first = [...this.list.children].find((li) => placed.includes(/** @type {HTMLElement} */ (li)));
    goTo(/** @type {HTMLElement} */ (first?.querySelector("article")));
    const numbers = placed.map(({ dataset }) => dataset.number).join();
    const { marksUrl } = this.thread.dataset; // none in a masked room, where all that arrives is new
    const asked = marksUrl ? get(`${marksUrl}?numbers=${numbers}`).then((answer) => answer.json()) : Promise.resolve({});
    const marks = await asked.catch(() => ({}));
    placed.forEach((li) => setMarks(li, (marks[li.dataset.number ?? ""] ?? ["new"]).join(" ")));
    this.shown(placed);
  }

  /** @param {HTMLElement} fresh */
  #isHere(fresh) {
    return isWithin(this.list, this.thread.dataset, fresh);
  }

  /**
   * The answer to a form of this page (a reply posted, "useful"): it may come before its own event, or after.
   * @param {HTMLElement} fresh
   * @returns {HTMLElement | undefined} the reply as it stands, unless it belongs to another window, which is visited
   */
  answer(fresh) {
    this.pill.drop(fresh.id);
    countReplies(Number(fresh.dataset.number));
    if (document.getElementById(fresh.id) || this.#isHere(fresh)) return place(this.list, fresh, { marks: "take" });
    this.#visit([fresh]);
    return undefined;
  }

  /** @param {HTMLElement[]} elsewhere replies of another window */
  #visit(elsewhere) {
    if (!elsewhere.length) return;
    const number = Math.min(...elsewhere.map(({ dataset }) => Number(dataset.number)));
    const page = new URL(this.thread.dataset.pageUrl ?? "", location.href);
    page.searchParams.set("at", String(number));
    page.hash = `p-${number}`;
    location.assign(page);
  }
}
