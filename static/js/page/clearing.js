/** Clearing what stands on the home page, or waits: the row goes, the next one has the focus, nothing else moves; it can be undone. */
import { refuse } from "./acts.js";
import { goTo } from "./focus.js";
import { parse, post } from "./server.js";

/** @param {Element} form */
const listOf = (form) => /** @type {any} */ (form.closest("live-list, [data-clears]"));

document.addEventListener("submit", async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const list = listOf(form);
  const undoes = form.dataset.undo !== undefined;
  if (undoes ? !list?.renew : form.dataset.clear === undefined) return;
  // Where nothing would be left of a list that is not renewed, the server draws that, with the way to undo it.
  if (!list.renew && list.querySelectorAll(".topic").length === 1) return;
  event.preventDefault();
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  const answer = await post(form.action, new FormData(form, event.submitter)).catch(() => null);
  form.ariaBusy = null;
  if (!answer?.ok || answer.redirected) return refuse(form, list.dataset.network ?? "");
  if (undoes) await comeBack(list);
  else await leave(/** @type {HTMLElement} */ (form.closest(".topic")), list, parse(await answer.text()));
  /** @type {any} */ (document.querySelector("waiting-count"))?.refresh();
});

/**
 * @param {HTMLElement} row that is cleared
 * @param {any} list live-list in which it stands, or one that is not renewed
 * @param {Document} said that it is cleared, and what undoes that
 */
async function leave(row, list, said) {
  const section = /** @type {HTMLElement} */ (row.closest("section"));
  const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".topic")]);
  const at = rows.indexOf(row);
  const next = rows[at + 1] ?? rows[at - 1];
  row.remove();
  const isLast = !section.querySelector(".topic");
  if (isLast) section.remove();
  if (!next || (isLast && section.dataset.more !== undefined)) await renewed(list);
  list.querySelector(".cleared").replaceChildren(...said.body.childNodes);
  list.cleared = row.id;
  const standing = next?.isConnected ? next : next && document.getElementById(next.id);
  const target = (standing ?? list).querySelector(":is(h2, h3) a, #all-read");
  if (target) goTo(/** @type {HTMLElement} */ (target));
}

/** @param {any} list to which the row returns that was cleared last */
async function comeBack(list) {
  await renewed(list);
  const said = list.querySelector(".cleared");
  said.replaceChildren(said.dataset.undone);
  const target = document.getElementById(list.cleared)?.querySelector(":is(h2, h3) a");
  if (target) goTo(/** @type {HTMLElement} */ (target));
}

/** @param {any} list */
const renewed = (list) => list.renew({ marking: false }).catch(() => location.reload());
