/** A text field as high as its text, also where CSS cannot do it yet. */

/**
 * @param {HTMLTextAreaElement} field
 * @param {AbortSignal} signal
 */
export function growing(field, signal) {
  if (CSS.supports("field-sizing", "content")) {
    field.style.setProperty("field-sizing", "content");
    return;
  }
  const grow = () => {
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  };
  field.addEventListener("input", grow, { signal });
  grow();
}
