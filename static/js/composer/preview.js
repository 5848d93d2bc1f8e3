/** The words as they will stand, made by the server from the same text. */
import { parse, post } from "../page/server.js";

/**
 * @param {HTMLElement} composer with button[data-preview] and .preview
 * @param {HTMLTextAreaElement} field
 * @param {{ url: string, thread: string, failed: string }} how where to ask, for which audience, and what to say
 *   when there is no answer
 * @param {AbortSignal} signal
 * @returns {(() => void) | undefined} toggle
 */
export function preview(composer, field, { url, thread, failed }, signal) {
  const button = /** @type {HTMLElement | null} */ (composer.querySelector("button[data-preview]"));
  const panel = /** @type {HTMLElement | null} */ (composer.querySelector(".preview"));
  if (!button || !panel) return undefined;

  const draw = async () => {
    const words = new URLSearchParams({ body: field.value, thread });
    const answer = await post(url, words, { signal }).catch(() => null);
    const isAnswered = answer && (answer.ok || answer.status === 422) && !answer.redirected;
    if (!isAnswered) panel.textContent = failed;
    else panel.replaceChildren(...parse(await answer.text()).body.childNodes);
  };
  const toggle = () => {
    const shown = panel.hidden;
    button.setAttribute("aria-pressed", String(shown));
    panel.style.minBlockSize = `${field.offsetHeight}px`;
    panel.hidden = !shown;
    field.hidden = shown;
    if (shown) draw();
    else (panel.replaceChildren(), field.focus());
  };
  button.addEventListener("click", toggle, { signal });
  field.addEventListener("invalid", () => panel.hidden || toggle(), { signal }); // what is wanted must be seen
  return toggle;
}
