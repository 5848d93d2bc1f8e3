/** Tables being written: "Add a row" adds one at once; without script the page comes back with one more. */

/**
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 */
export function rows(form, signal) {
  form.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button[name=add]");
    const table = /** @type {HTMLElement | null} */ (button?.closest("[data-rows]") ?? null);
    if (!table) return;
    event.preventDefault();
    if (!add(form, table)) return void button?.setAttribute("disabled", "");
    /** @type {HTMLElement | null} */ (table.querySelector(".row-fields:last-child :is(input, select, textarea)"))?.focus();
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }, { signal });
}

/**
 * As many rows as these fields speak of.
 * @param {HTMLFormElement} form
 * @param {import("./fields.js").Fields} fields
 */
export function growTo(form, fields) {
  for (const table of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-rows]"))) {
    const wanted = Number(fields.find(([name]) => name === `${table.dataset.rows}-TOTAL_FORMS`)?.[1] ?? 0);
    while (count(form, table, "TOTAL").value < wanted && add(form, table));
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} table
 * @returns {boolean} false if there are as many as there may be: the server says so
 */
function add(form, table) {
  const [total, most] = [count(form, table, "TOTAL"), count(form, table, "MAX_NUM")];
  const template = table.querySelector("template");
  if (!template || total.value >= most.value) return false;
  const html = template.innerHTML.replaceAll("__prefix__", String(total.value)).replaceAll("__number__", String(total.value + 1));
  const holder = document.createElement("template");
  holder.innerHTML = html;
  table.querySelector(".row-list")?.append(holder.content);
  total.field.value = String(total.value + 1);
  return true;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} table
 * @param {"TOTAL" | "MAX_NUM"} which
 */
function count(form, table, which) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem(`${table.dataset.rows}-${which}_FORMS`));
  return { field, value: Number(field.value) };
}
