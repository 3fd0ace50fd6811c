// How the page begins: in steps, each a task of its own, so that whoever is at the calculator already is
// not kept waiting.

import * as engine from "./engine.js";

/** Once what has been drawn is on the screen; or soon, in a tab that nobody sees. */
export const drawn = () => new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve, 0));
  setTimeout(resolve, 100);
});

/** The next task: what waits is not kept waiting by what went before. */
export const soon = () => new Promise((resolve) => { setTimeout(resolve, 0); });

/**
 * What stands in the element's place is on the screen first, for a frame: a reader has something to read
 * while the engine is made ready, a step at a time.
 * @param {() => void} define puts the element there
 */
export async function begin(define) {
  await drawn();
  await drawn();
  engine.readBytes();
  await soon();
  if (engine.canWorkOutDates()) {
    for (const step of [engine.vocabulary, engine.version]) {
      await soon();
      try {
        step();
      } catch {
        // What is wrong with the engine, the element finds out and says.
      }
    }
  }
  await soon();
  define();
}

/** What somebody does who has come near. Not what comes before a click: nothing may move under the pointer. */
const NEAR = ["keydown", "click"];

/**
 * Does something once, when somebody comes near: a place comes in sight, or the element is used.
 * @param {HTMLElement} element
 * @param {Element | null} place
 * @param {() => void} work
 * @returns {() => void} does it now, if it has not been done
 */
export function whenNear(element, place, work) {
  let isDone = false;
  const start = () => {
    for (const event of NEAR) element.removeEventListener(event, start);
    sight.disconnect();
    if (!isDone) work();
    isDone = true;
  };
  const sight = new IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) start();
  });
  if (place) sight.observe(place);
  for (const event of NEAR) element.addEventListener(event, start);
  return start;
}
