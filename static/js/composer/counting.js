/** How many words a field has, of how many are read: counted as the server counts them. */
import { fill } from "../page/wording.js";

const IDEOGRAPH = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g;

/**
 * @param {string} text
 * @returns {number} runs without blanks, and two ideographs for one
 */
export function wordsIn(text) {
  const ideographs = text.match(IDEOGRAPH)?.length ?? 0;
  const others = text.replace(IDEOGRAPH, " ").split(/\s+/).filter(Boolean);
  return others.length + Math.ceil(ideographs / 2);
}

/**
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 */
export function counting(form, signal) {
  const draw = () => form.querySelectorAll(".counter").forEach((line) => tell(/** @type {HTMLElement} */ (line)));
  form.addEventListener("input", draw, { signal });
  form.addEventListener("corridor:fill", draw, { signal });
  draw();
}

/** @param {HTMLElement} line p.counter */
function tell(line) {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById(line.dataset.for ?? ""));
  const n = wordsIn(field?.value ?? "");
  const most = Number(line.dataset.most);
  line.textContent = fill(line.dataset.words ?? "", { n, most });
  if (n > most) line.append(" ", Object.assign(document.createElement("strong"), { textContent: line.dataset.over ?? "" }));
}
