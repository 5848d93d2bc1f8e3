/** The line that tells the truth about the connection: silent for five seconds, then honest. */
import { watch } from "./streams.js";

const PATIENCE = 5000;
const FAREWELL = 3000;

/**
 * @param {HTMLElement} line p.connection[role=status] with its sentences in data-*
 * @returns {() => void} stop telling
 */
export function tellConnection(line) {
  let timer = 0;
  const say = (/** @type {string} */ state, /** @type {string} */ sentence = "") => {
    line.dataset.state = state;
    line.textContent = sentence;
    line.hidden = !sentence;
  };
  const later = (/** @type {() => void} */ then, /** @type {number} */ wait) => {
    clearTimeout(timer);
    timer = setTimeout(then, wait);
  };
  const tell = {
    lost: () => line.hidden && later(() => say("lost", line.dataset.reconnecting), PATIENCE),
    off: () => (clearTimeout(timer), say("off", line.dataset.off)),
    ended: () => (clearTimeout(timer), say("ended", line.dataset.ended)),
    catchingUp: () => (clearTimeout(timer), line.hidden || say("lost", line.dataset.catchingUp)),
    current: () => {
      clearTimeout(timer);
      if (line.hidden) return;
      say("current", line.dataset.upToDate);
      later(() => say("current"), FAREWELL);
    },
  };
  const unwatch = watch((state) => tell[state]());
  return () => (clearTimeout(timer), unwatch());
}
