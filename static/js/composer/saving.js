/** One save of one draft: to the server, which says the version it now has, or that it was saved elsewhere since. */
import { post } from "../page/server.js";

/**
 * @typedef {{ is: "saved", version: number, at: Date }} Saved
 * @typedef {{ is: "conflict", version: number, body: string, fields: Record<string, string | string[]>, html: string }} Conflict
 * @typedef {{ is: "refused", sentence: string }} RefusedToSave what was sent cannot be kept as it is, or no longer
 * @typedef {{ is: "unreachable" }} Unreachable no connection, or no session
 */

/**
 * @param {import("./device.js").Kept} kept
 * @returns {Promise<Saved | Conflict | RefusedToSave | Unreachable>}
 */
export async function save({ url, thread, version, fields }) {
  if (!url) return { is: "unreachable" }; // words for a masked room: no draft of them leaves the device
  const body = new URLSearchParams([...fields, ["version", String(version)], ["thread", thread]]);
  try {
    const answer = await post(url, body, { keepalive: body.toString().length < 60_000 });
    const isData = !answer.redirected && answer.headers.get("Content-Type") === "application/json";
    const is = isData && { 200: "saved", 409: "conflict", 403: "refused", 422: "refused" }[answer.status];
    if (!is) return { is: "unreachable" };
    const draft = await answer.json();
    return { ...draft, is, at: new Date(draft.saved_at) };
  } catch {
    return { is: "unreachable" };
  }
}
