/** Sentences stand in the markup, translated by the server; here numbers and names are put into them. */

const language = document.documentElement.lang || "en";
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);

/**
 * @param {string} sentence with %(name)s placeholders
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function fill(sentence, values) {
  return sentence.replace(/%\((\w+)\)s/g, (_, name) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? numbers.format(value) : value;
  });
}

/**
 * The sentence for a number: data-one, data-many and, where a language has more forms, data-two, data-few …
 * @param {HTMLElement} element that carries the sentences
 * @param {number} n
 * @param {string} [prefix] "reading" looks for data-reading-one and data-reading-many
 * @returns {string}
 */
export function count(element, n, prefix = "") {
  const form = (/** @type {string} */ category) => {
    const name = prefix ? `${prefix}-${category}` : category;
    return element.getAttribute(`data-${name}`);
  };
  return fill(form(plurals.select(n)) ?? form("many") ?? "", { n });
}
