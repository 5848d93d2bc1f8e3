/** The page's one socket: opened when somebody follows something, reopened for ever, closed for good when told so. */

const FIRST_PAUSE = 500, LONGEST_PAUSE = 30_000; // doubling, each time a random part of it
const SILENCE = 40_000; // the server says something every 15 s, so this is a dead connection
const REFUSED = new Set([4401, 4403]); // not signed in, or not any more
const BUSY = 4429;
const FAILURES_UNTIL_OFF = 3;

/** @typedef {"lost" | "off" | "open" | "ended"} WireState */

export class Wire {
  /** @type {WebSocket | null} */
  #socket = null;
  #failures = 0;
  #wasOpen = false;
  #ended = false;
  #retry = 0;
  #silence = 0;

  /**
   * @param {(items: object[]) => void} receive
   * @param {(state: WireState) => void} tell
   */
  constructor(receive, tell) {
    this.receive = receive;
    this.tell = tell;
    addEventListener("offline", () => this.#giveUp());
    addEventListener("online", () => this.#atOnce());
    document.addEventListener("visibilitychange", () => document.hidden || this.#atOnce());
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** @param {object} message dropped while there is no connection: whoever follows says it again then */
  say(message) {
    if (this.isOpen) this.#socket?.send(JSON.stringify(message));
  }

  open() {
    if (this.#socket || this.#ended) return;
    clearTimeout(this.#retry);
    this.#retry = 0;
    const language = encodeURIComponent(document.documentElement.dataset.language ?? document.documentElement.lang);
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/live/?language=${language}`);
    this.#socket = socket;
    this.#listen();
    socket.onopen = () => {
      this.#wasOpen = true;
      this.tell("open");
    };
    socket.onmessage = ({ data }) => {
      this.#failures = 0;
      this.#listen();
      this.receive(JSON.parse(data));
    };
    socket.onclose = ({ code }) => socket === this.#socket && this.#closed(code);
  }

  /** For good: the reader's session or seat has ended. */
  end() {
    this.#ended = true;
    this.close();
    this.tell("ended");
  }

  close() {
    const socket = this.#socket;
    this.#socket = null;
    clearTimeout(this.#silence);
    clearTimeout(this.#retry);
    this.#retry = 0;
    socket?.close();
  }

  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#giveUp(), SILENCE);
  }

  /** The connection is dead, whatever the browser thinks of it. */
  #giveUp() {
    const socket = this.#socket;
    if (!socket) return;
    this.#closed(0);
    socket.close();
  }

  /** @param {number} code */
  #closed(code) {
    this.#socket = null;
    clearTimeout(this.#silence);
    if (REFUSED.has(code)) return this.end();
    this.tell(!this.#wasOpen && this.#failures >= FAILURES_UNTIL_OFF - 1 ? "off" : "lost");
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures++);
    const pause = code === BUSY ? LONGEST_PAUSE : Math.random() * longest;
    this.#retry = setTimeout(() => this.open(), pause);
  }

  #atOnce() {
    if (this.#retry) this.open();
  }
}
