/** Asking our own server: with the token, for HTML or JSON, and never taking a sign-in page for an answer. */

/** @returns {Record<string, string>} the headers every request of ours carries */
function headers() {
  return { ...JSON.parse(document.body.getAttribute("hx-headers") ?? "{}"), "HX-Request": "true" };
}

/** @returns {string} */
export const token = () => headers()["X-CSRFToken"] ?? "";

/**
 * @param {string} url
 * @param {FormData | URLSearchParams} fields
 * @param {RequestInit} [more]
 * @returns {Promise<Response>}
 */
export function post(url, fields, more = {}) {
  return fetch(url, { method: "POST", body: fields, headers: headers(), credentials: "same-origin", ...more });
}

/**
 * @param {string} url
 * @param {RequestInit} [more]
 * @returns {Promise<Response>} rejected unless it is the answer of that address
 */
export async function get(url, more = {}) {
  const answer = await fetch(url, { headers: headers(), credentials: "same-origin", ...more });
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status} ${url}`);
  return answer;
}

/**
 * A page as the server draws it for a navigation, not the part it would send to htmx.
 * @param {string} url
 * @returns {Promise<Document>}
 */
export async function getPage(url) {
  const answer = await fetch(url, { credentials: "same-origin", headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status} ${url}`);
  return parse(await answer.text());
}

/**
 * HTML that the server rendered and sanitised. Scripts in it do not run.
 * @param {string} html
 * @returns {Document}
 */
export const parse = (html) => new DOMParser().parseFromString(html, "text/html");
