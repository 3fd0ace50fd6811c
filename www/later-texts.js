// The rulebooks' texts, which come with the second part of the page's script. Until then there is none;
// nothing asks for one before.

/** @type {typeof import("./pkg/texts.js") | undefined} */
let texts;
let arrive = () => {};

/** Resolved once the second part is here. */
export const arrived = new Promise((/** @type {(value?: undefined) => void} */ resolve) => { arrive = resolve; });

/** Whether it is here. */
export const hasArrived = () => texts !== undefined;

/** @param {typeof texts} come */
export function take(come) {
  texts = come;
  arrive();
}

/** @param {string} id */
export const rulebookText = (id) => texts?.rulebookText(id) ?? new Uint8Array();

export const scenariosText = () => texts?.scenariosText() ?? new Uint8Array();
