/** Without a network, every page says so, and that what is being written is safe. */

const strip = /** @type {HTMLElement | null} */ (document.querySelector("[data-offline]"));

function tell() {
  if (!strip) return;
  strip.hidden = navigator.onLine;
  strip.textContent = navigator.onLine ? "" : strip.dataset.offline ?? "";
}

addEventListener("offline", tell);
addEventListener("online", tell);
tell();
