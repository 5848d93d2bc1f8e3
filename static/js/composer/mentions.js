/** "@" and a few letters: people of the thread's audience, chosen by arrows and Enter or by pointer. */
import { get } from "../page/server.js";
import { apply } from "./markdown.js";

const TYPED = /(?:^|[\s(])@([\p{L}\p{M}][\p{L}\p{M}\p{N}.'’-]*(?: [\p{L}\p{M}\p{N}.'’-]*)?)$/u;
const PAUSE = 150;

/** @typedef {{ name: string, place: string, insert: string }} Person */

/**
 * @param {HTMLTextAreaElement} field
 * @param {string} url answers ?q= with a list of persons
 * @param {string} label of the list, for those who hear it
 * @param {AbortSignal} signal
 */
export function mentions(field, url, label, signal) {
  const list = Object.assign(document.createElement("ul"), { className: "suggestions", role: "listbox", id: "people-suggested", hidden: true });
  list.ariaLabel = label;
  /** @type {Person[]} */
  let people = [];
  let chosen = 0, timer = 0;
  let asking = new AbortController();
  field.after(list);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);

  const choose = (/** @type {number} */ index) => {
    chosen = (index + people.length) % people.length;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    field.setAttribute("aria-activedescendant", list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    clearTimeout(timer);
    asking.abort();
    list.hidden = true;
    field.removeAttribute("aria-activedescendant");
  };
  const typed = () => TYPED.exec(field.value.slice(0, field.selectionStart))?.[1];
  const take = () => {
    const { insert } = people[chosen], end = field.selectionStart, start = end - (typed()?.length ?? 0) - 1;
    close();
    apply(field, { from: start, to: end, text: insert, start: start + insert.length, end: start + insert.length });
  };
  const suggest = async () => {
    asking = new AbortController();
    const query = new URLSearchParams({ q: typed() ?? "" });
    people = await get(`${url}?${query}`, { signal: asking.signal }).then((answer) => answer.json()).catch(() => []);
    if (!people.length || !typed()) return close();
    list.replaceChildren(...people.map(option));
    list.hidden = false;
    choose(0);
  };

  field.addEventListener("input", () => {
    close();
    if (typed()) timer = setTimeout(suggest, PAUSE);
  }, { signal });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const act = { ArrowDown: () => choose(chosen + 1), ArrowUp: () => choose(chosen - 1), Enter: take, Tab: take, Escape: close }[event.key];
    if (!act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }, { signal });
  field.addEventListener("blur", close, { signal });
  // Before the field loses its focus, so that the words go where the caret is.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const at = [...list.children].findIndex((option) => option.contains(/** @type {Node} */ (event.target)));
    if (at >= 0) (choose(at), take());
  });
  signal.addEventListener("abort", () => (close(), list.remove()));
}

/**
 * @param {Person} person
 * @param {number} index
 */
function option({ name, place }, index) {
  const item = Object.assign(document.createElement("li"), { role: "option", id: `person-suggested-${index}` });
  const who = Object.assign(document.createElement("bdi"), { textContent: name });
  const where = Object.assign(document.createElement("bdi"), { className: "from", textContent: place });
  item.append(who, " ", where);
  return item;
}
