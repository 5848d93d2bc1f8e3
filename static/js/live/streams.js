/**
 * Following streams without a gap: the page counts what it receives and asks again from its own position.
 * The protocol is docs/decisions/0003-live-protocol.md.
 */
import { Wire } from "./wire.js";

/**
 * @typedef {{ kind: string, stream: string, seq: number, target: string | null, html: string | null }} LiveEvent
 * @typedef {{ kind: "presence", stream: string, reading: number | null, replying: number }} Presence
 * @typedef {"lost" | "off" | "ended" | "catchingUp" | "current"} Connection
 * @typedef {object} Follower one stream, from a position, and what to do with what comes
 * @property {string} stream
 * @property {number} after
 * @property {string} epoch
 * @property {"page" | "list"} as
 * @property {(event: LiveEvent) => void} event
 * @property {() => void} reset fetch the part of the page again, and follow from what it carries
 * @property {(why: "gone" | "ended") => void} gone the right to it was lost, or the session ended: what is on screen must go
 * @property {(presence: Presence) => void} [presence]
 * @typedef {Follower & { head: number, state: "asked" | "following" | "reset" }} Followed
 */

/** @type {Map<string, Followed>} */
const followed = new Map();
/** @type {Set<(state: Connection) => void>} */
const watchers = new Set();
/** @type {Set<Followed>} to be asked for, and the names of those left, when next something is said */
const wanted = new Set();
/** @type {Set<string>} */
const left = new Set();
/** @type {Connection | undefined} */
let last;
const wire = new Wire((items) => items.forEach(receive), changed);

/**
 * @param {Follower} follower
 * @returns {() => void} unfollow
 */
export function follow(follower) {
  const own = /** @type {Followed} */ ({ ...follower, head: 0, state: "asked" });
  followed.set(own.stream, own);
  wire.isOpen ? ask([own]) : wire.open();
  return () => {
    if (followed.get(own.stream) !== own) return;
    followed.delete(own.stream);
    left.add(own.stream);
    queueMicrotask(say);
  };
}

/** @param {string} stream in which text is being typed */
export const sayTyping = (stream) => wire.say({ typing: stream });

/**
 * @param {(state: Connection) => void} watcher told the state now and whenever it changes
 * @returns {() => void} stop
 */
export function watch(watcher) {
  watchers.add(watcher);
  if (last) watcher(last);
  return () => watchers.delete(watcher);
}

/** @param {Connection} state */
function tell(state) {
  if (state === last) return;
  last = state;
  watchers.forEach((watcher) => watcher(state));
}

/** @param {import("./wire.js").WireState} state */
function changed(state) {
  if (state === "open") ask([...followed.values()]);
  if (state === "ended") followed.forEach((own) => own.gone("ended"));
  tell(state === "open" ? "catchingUp" : state);
}

/** @param {Followed[]} followers */
function ask(followers) {
  const asking = followers.filter(({ state }) => state !== "reset");
  asking.forEach((own) => wanted.add(Object.assign(own, { state: "asked" })));
  queueMicrotask(say);
}

/** Says all at once what the script that has just run wants: a list is one frame, since too many close the socket. */
function say() {
  const unfollow = [...left].filter((stream) => !followed.has(stream));
  const asking = [...wanted].filter((own) => followed.get(own.stream) === own && own.state === "asked");
  left.clear();
  wanted.clear();
  if (!followed.size) return wire.close();
  if (unfollow.length) wire.say({ unfollow });
  if (asking.length) wire.say({ follow: asking.map(({ stream, after, epoch, as }) => ({ stream, after, epoch, as })) });
}

/** @param {any} item of a frame */
function receive(item) {
  if (item.kind === "ended") return wire.end();
  if (item.kind === "here") return compare(item.heads);
  const own = followed.get(item.stream);
  if (!own) return;
  if (item.kind === "presence") own.presence?.(item);
  else if (item.kind === "following") Object.assign(own, { head: item.head, epoch: item.epoch, state: "following" });
  else if (item.kind === "reset") startAnew(own);
  else if (item.kind === "gone" || item.kind === "refused") leave(own, item.kind);
  else take(own, item);
  const upToDate = [...followed.values()].every(({ state, after, head }) => state === "following" && after >= head);
  tell(upToDate ? "current" : "catchingUp");
}

/**
 * @param {Followed} own
 * @param {LiveEvent} event
 */
function take(own, event) {
  if (own.state !== "following" || event.seq <= own.after) return;
  if (event.seq > own.after + 1) return ask([own]);
  own.after = event.seq;
  try {
    own.event(event);
  } catch (error) {
    reportError(error); // one fragment that cannot be drawn must not cost those after it
  }
}

/** @param {Followed} own */
function startAnew(own) {
  own.state = "reset";
  own.reset();
}

/**
 * @param {Followed} own
 * @param {"gone" | "refused"} why
 */
function leave(own, why) {
  followed.delete(own.stream);
  if (why === "gone" || own.epoch) own.gone("gone"); // what was followed before, or stood on the page, is there no more
}

/** @param {Record<string, number>} heads up to where the server has sent each stream that it knows us to follow */
function compare(heads) {
  ask([...followed.values()].filter(({ stream, after }) => !(stream in heads) || heads[stream] > after));
}
