// What stands in place of the views of a case when the engine has stopped: what was typed is kept, and said to be.

import { html } from "lit";

import { NOTICE } from "./messages.js";
import { heading } from "./parts.js";

/**
 * @param {import("./session.js").Session} session
 * @param {number} level of its heading
 * @param {() => void} save to a file
 */
export const crashNotice = (session, level, save) => html`<div class="aside late">${heading(level, NOTICE.crashed, { id: "crash", look: "subtitle" })}<p>${NOTICE.crash}</p>
  <div class="buttons controls"><button class="go" type="button" @click=${() => session.tryAgain()}>Try again</button>
    <button type="button" @click=${save}>Save</button></div>
  <p class="small muted">Code: ${session.crashCode}. It holds no dates.</p></div>`;
