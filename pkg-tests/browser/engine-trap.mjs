// A stop of the engine, whenever a test wants one.

/**
 * Makes the engine trap, for as long as `engineTraps` is set on the page: its exports are those of the
 * real module, but for one that runs an instruction no program survives.
 */
export function trapOnDemand() {
  // (module (func (export "trap") unreachable))
  const trapping = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11,
  ]);
  const Instance = WebAssembly.Instance;
  const trap = /** @type {() => never} */ (new Instance(new WebAssembly.Module(trapping)).exports.trap);
  const page = /** @type {any} */ (globalThis);
  page.engineTraps = false;
  page.enginesMade = 0;
  page.WebAssembly.Instance = function Trapped(/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) {
    const { exports } = new Instance(module, imports);
    page.enginesMade += 1;
    const pathway = /** @type {(...given: unknown[]) => unknown} */ (exports.pathway);
    return { exports: { ...exports, pathway: (/** @type {unknown[]} */ ...given) => (page.engineTraps ? trap() : pathway(...given)) } };
  };
}

/**
 * Makes the engine trap at every answer, or no longer.
 * @param {import("@playwright/test").Page} page
 * @param {boolean} traps
 */
export const setTraps = (page, traps) => page.evaluate((on) => { /** @type {any} */ (globalThis).engineTraps = on; }, traps);
