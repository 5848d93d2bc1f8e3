/** "More": what one may do with a reply, in a dialog over the page instead of on a page of its own. */
import { onLink } from "./links.js";
import { getPage } from "./server.js";

onLink("a[data-acts]", async (link) => {
  try {
    show((await getPage(link.href)).querySelector("#acts"), link);
  } catch {
    location.assign(link.href); // the page says what this could not
  }
});

/**
 * @param {Element | null} acts the part of the page that says what one may do
 * @param {HTMLAnchorElement} from where focus returns to
 */
function show(acts, from) {
  if (!acts) return location.assign(from.href);
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "acts-h");
  dialog.append(document.adoptNode(acts));
  dialog.addEventListener("close", () => {
    dialog.remove();
    from.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target !== dialog && !target.closest("[data-back]")) return;
    event.preventDefault();
    dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}
