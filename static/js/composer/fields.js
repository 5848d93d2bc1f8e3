/** What a form holds, as pairs that can be kept and put back. */

const NOT_KEPT = new Set(["csrfmiddlewaretoken", "form_key", "version", "draft"]);

const DRAWN = /^(quote_|parent$)/;

/** @typedef {[string, string][]} Fields */

/**
 * @param {HTMLFormElement} form
 * @returns {Fields}
 */
export const fieldsOf = (form) => /** @type {Fields} */ ([...new FormData(form)].filter(([name]) => !NOT_KEPT.has(name)));

/** @param {Fields} fields */
export const bodyOf = (fields) => (fields.find(([name]) => name === "body")?.[1] ?? "").replace(/\r\n/g, "\n");

/** @param {Fields} fields */
export const isEmpty = (fields) => fields.every(([name, value]) => !value.trim() || !["body", "title", "quote_passage"].includes(name));

/**
 * Put fields back. Those drawn by a script (quotes, the reply answered) hear of it by an event.
 * @param {HTMLFormElement} form
 * @param {Fields} fields
 */
export function fill(form, fields) {
  const values = (/** @type {string} */ name) => fields.filter(([field]) => field === name).map(([, value]) => value);
  for (const control of /** @type {Iterable<any>} */ (form.elements)) {
    if (!control.name || NOT_KEPT.has(control.name) || DRAWN.test(control.name)) continue;
    const [value] = values(control.name);
    if (control.matches("[type=checkbox], [type=radio]")) control.checked = values(control.name).includes(control.value);
    else if (value !== undefined) control.value = value;
  }
  form.dispatchEvent(new CustomEvent("corridor:fill", { detail: fields }));
}

/**
 * @param {Record<string, string | string[]>} kept as the server's draft names its fields
 * @param {string} body
 * @returns {Fields}
 */
export const fromServer = (kept, body) => [
  ["body", body],
  ...Object.entries(kept).flatMap(([name, value]) => [value].flat().map((one) => /** @type {[string, string]} */ ([name, one]))),
];
