/** "7 reading now · 2 are replying": counts only, drawn while they are known. */
import { count } from "../page/wording.js";

/**
 * @param {HTMLElement} line p.presence with data-reading-one … data-replying-many
 * @param {{ reading?: number, replying?: number }} counts the reader is one of those reading
 */
export function drawPresence(line, { reading = 0, replying = 0 }) {
  const parts = [];
  if (reading) parts.push(count(line, reading, "reading"));
  if (replying) parts.push(count(line, replying, "replying"));
  line.textContent = parts.join(" · ");
  line.hidden = parts.length === 0;
}
