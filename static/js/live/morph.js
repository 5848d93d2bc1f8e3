/** Makes an element like another one by changing only what differs, so that focus, selection and open parts survive. */

/**
 * @param {Element} old
 * @param {Element} fresh its attributes are taken, except those in `keeping`
 * @param {string[]} keeping
 */
export function morph(old, fresh, keeping = []) {
  if (!old.isEqualNode(fresh)) {
    attributes(old, fresh, keeping);
    // What a script put into words (a time) stays while it says the same moment.
    if (old instanceof HTMLTimeElement) return;
    children(old, fresh);
  }
}

/**
 * @param {Element} old
 * @param {Element} fresh
 * @param {string[]} keeping
 */
function attributes(old, fresh, keeping) {
  if (old instanceof HTMLTimeElement && old.dateTime !== fresh.getAttribute("datetime")) old.textContent = fresh.textContent;
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !keeping.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !keeping.includes(name)) old.setAttribute(name, value);
  }
}

/**
 * @param {Element} old
 * @param {Element} fresh
 */
function children(old, fresh) {
  const alike = (/** @type {Node} */ a, /** @type {Node} */ b) => a.nodeName === b.nodeName;
  const ours = [...old.childNodes], theirs = [...fresh.childNodes];
  if (ours.length !== theirs.length || !ours.every((child, i) => alike(child, theirs[i]))) {
    old.replaceChildren(...theirs);
    return;
  }
  ours.forEach((child, i) => {
    const other = theirs[i];
    // Opened by the reader, a <details> stays open.
    if (child instanceof Element) morph(child, /** @type {Element} */ (other), ["open"]);
    else if (child.nodeValue !== other.nodeValue) child.nodeValue = other.nodeValue;
  });
}
