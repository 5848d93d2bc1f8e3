/** Choosing among many: what is chosen applies at once, the address follows, and the focus stays where it is. */

document.addEventListener("change", async ({ target }) => {
  const form = /** @type {HTMLFormElement | null} */ (/** @type {Element} */ (target).closest("form[data-facets]"));
  const list = /** @type {any} */ (form?.closest("live-list"));
  if (!form || !list) return;
  const chosen = [...new FormData(form)].filter(([, value]) => value).map(([name, value]) => [name, String(value)]);
  const address = new URL(location.pathname, location.href);
  address.search = String(new URLSearchParams(chosen));
  await list.go(address.href).catch(() => form.submit());
  // A choice made by hand outlives the mark of the one that the server drew.
  for (const select of form.querySelectorAll("select")) select.value = select.querySelector("option[selected]")?.value ?? "";
});
