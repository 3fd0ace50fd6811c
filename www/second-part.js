// Asks for the second part of the page's script: everything but the frame and the calculator, which are
// on the screen before it comes. Where the page names no address for it, it stands in the page itself.

import { hasArrived } from "./later-texts.js";

const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
const address = here?.dataset["then"];

/** How often it could not be had. */
let failures = 0;

/**
 * The second part, asked for if it has not been.
 * @returns {Promise<void>} rejected when it cannot be had; asked again, it is asked for again
 */
export async function secondPart() {
  if (hasArrived()) return;
  if (!here || !address) {
    if (document.readyState !== "complete") await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    if (!hasArrived()) throw new Error("no address is named for the second part, and it is not here");
    return;
  }
  const url = new URL(address, here.src);
  if (url.protocol.startsWith("http")) {
    // A browser remembers that an import has failed, and does not ask again at the same address.
    if (failures > 0) url.searchParams.set("again", String(failures));
    // A strict policy lets no address be given to a script's element, but to an import.
    try {
      await import(url.href);
      if (hasArrived()) return;
    } catch {
      // Another's server may not give it to a page as a module, or the line is down: an element finds out.
      failures += 1;
    }
  }
  await byElement(url.href);
}

/**
 * As a classic script, which a page opened from disk can load too.
 * @param {string} url
 * @returns {Promise<void>}
 */
function byElement(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    const end = () => {
      script.remove();
      // One that comes and does not run, or belongs to another release, is of no use either.
      if (hasArrived()) resolve();
      else reject(new Error("the second part has not come"));
    };
    script.addEventListener("load", end);
    script.addEventListener("error", end);
    document.head.append(script);
  });
}
