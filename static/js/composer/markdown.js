/** What the toolbar does to a text: pure functions of a value and a selection. */

/**
 * @typedef {{ value: string, start: number, end: number }} Text a text and what is selected in it
 * @typedef {{ from: number, to: number, text: string, start: number, end: number }} Change put `text` between `from`
 *   and `to`, then select from `start` to `end`
 */

/**
 * Put a mark around what is selected, or take it away.
 * @param {Text} text
 * @param {string} mark "**"
 * @returns {Change}
 */
export function wrap({ value, start, end }, mark) {
  const n = mark.length, inner = value.slice(start, end);
  if (value.slice(start - n, start) === mark && value.slice(end, end + n) === mark) {
    return { from: start - n, to: end + n, text: inner, start: start - n, end: end - n };
  }
  return { from: start, to: end, text: mark + inner + mark, start: start + n, end: end + n };
}

/**
 * Put a prefix before each selected line, or take it away. "1. " counts.
 * @param {Text} text
 * @param {string} prefix "> "
 * @returns {Change}
 */
export function lines({ value, start, end }, prefix) {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const after = value.indexOf("\n", end);
  const to = after === -1 ? value.length : after;
  const selected = value.slice(from, to).split("\n");
  const counted = /^\d+\. $/.test(prefix);
  const has = (/** @type {string} */ line) => (counted ? /^\d+\. /.exec(line)?.[0] : line.startsWith(prefix) && prefix);
  const text = selected.every(has)
    ? selected.map((line) => line.slice(String(has(line)).length)).join("\n")
    : selected.map((line, i) => (counted ? `${i + 1}. ` : prefix) + line).join("\n");
  return selected.length > 1
    ? { from, to, text, start: from, end: from + text.length }
    : { from, to, text, start: start + text.length - (to - from), end: end + text.length - (to - from) };
}

/**
 * Make what is selected a link: an address becomes its target, words its text. What is missing is selected.
 * @param {Text} text
 * @returns {Change}
 */
export function link({ value, start, end }) {
  const inner = value.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(inner);
  const text = isAddress ? `[](${inner})` : `[${inner}](https://)`;
  const at = isAddress ? start + 1 : start + inner.length + 3;
  return { from: start, to: end, text, start: at, end: isAddress ? at : at + "https://".length };
}

/**
 * Put something after what is selected, apart from the word before it.
 * @param {Text} text
 * @param {string} what
 * @returns {Change}
 */
export function insert({ value, end }, what) {
  const text = /\S$/.test(value.slice(0, end)) ? ` ${what}` : what;
  return { from: end, to: end, text, start: end + text.length, end: end + text.length };
}

/**
 * Change a field as if it was typed, so that "undo" undoes it.
 * @param {HTMLTextAreaElement} field
 * @param {Change} change
 */
export function apply(field, { from, to, text, start, end }) {
  field.focus();
  field.setSelectionRange(from, to);
  const typed = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (!typed) {
    field.setRangeText(text, from, to);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(start, end);
}
