/** Signing out: what is only on this device goes to the server first, then leaves the device. */
import { forgetRead } from "../live/device-reading.js";
import { forgetAll, kept } from "./device.js";
import { save } from "./saving.js";

document.addEventListener("submit", async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches("form[data-sign-out]")) return;
  event.preventDefault();
  const person = form.dataset.person ?? "";
  const answers = await Promise.all(kept(person).map(save));
  const isSafe = answers.every(({ is }) => is === "saved");
  if (!isSafe && !confirm(form.dataset.unsaved)) return;
  forgetAll(person);
  forgetRead(person);
  form.submit();
});
