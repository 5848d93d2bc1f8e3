/** What boxes say beside themselves: which of a folded list are chosen, and what some tools ask for. */

/**
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 */
export function choosing(form, signal) {
  const draw = () => {
    form.querySelectorAll("details.many").forEach(tellChosen);
    form.querySelectorAll(".prompt").forEach((prompt) => tellPrompt(form, /** @type {HTMLElement} */ (prompt)));
  };
  form.addEventListener("change", draw, { signal });
  form.addEventListener("corridor:fill", draw, { signal });
}

/** @param {Element} list details.many */
function tellChosen(list) {
  const told = /** @type {HTMLElement | null} */ (list.querySelector("[data-chosen]"));
  const chosen = [...list.querySelectorAll("label:has(:checked)")].map((label) => label.textContent?.trim());
  if (told) told.textContent = chosen.join("; ") || (told.dataset.chosen ?? "");
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} prompt with the tools that ask for it
 */
function tellPrompt(form, prompt) {
  const tools = new Set(prompt.dataset.tools?.split(" "));
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[name=tools]:checked"));
  prompt.hidden = ![...boxes].some(({ value }) => tools.has(value));
}
