/** What every page loads. Pages work without it; with it they are quicker, live and safe against lost words. */
import "./live/live-thread.js";
import "./live/live-list.js";
import "./live/waiting-count.js";
import "./composer/markdown-composer.js";
import "./composer/saved-draft.js";
import "./composer/sign-out.js";
import "./page/acts.js";
import "./page/keys.js";
import "./page/times.js";
