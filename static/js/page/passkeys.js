/** A passkey that did not answer: allauth tells the console; the page tells the person. */
document.addEventListener("allauth.error", (event) => {
  const notice = /** @type {HTMLElement | null} */ (document.querySelector("[data-key-failed]"));
  if (!notice) return;
  event.preventDefault();
  notice.hidden = false;
  notice.scrollIntoView({ block: "nearest" });
});
