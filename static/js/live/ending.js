/**
 * The right to a part of the page has ended: it says so in one sentence, or goes where another part says it.
 * @param {HTMLElement} part
 */
export function end(part) {
  const sentence = part.dataset.endsWith;
  if (!sentence) return part.remove();
  part.replaceChildren(Object.assign(document.createElement("p"), { className: "notice red", role: "alert", textContent: sentence }));
}
