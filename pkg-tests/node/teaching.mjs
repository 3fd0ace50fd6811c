// The teaching rulebook of `src/rulebooks/teaching`, which is in no build: something of each kind, and
// nothing wrong. Tests change one thing in it.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../src/rulebooks/teaching", import.meta.url));
/** What lies beside the rulebook's own lists. */
const NO_LIST = "inventory.json";

const TEACHING = Object.fromEntries(readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json") && name !== NO_LIST)
  .map((name) => [name.slice(0, -".json".length), JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"))]));

/** The teaching rulebook, to be changed at will. */
export const teaching = () => /** @type {any} */ (structuredClone(TEACHING));

/**
 * Its text, with the value at one JSON Pointer set; `undefined` takes it out, `/-` adds to a list.
 * @param {string} pointer
 * @param {unknown} value
 */
export function teachingWith(pointer, value) {
  const book = teaching();
  const keys = pointer.split("/").slice(1);
  const last = keys.pop() ?? "";
  const parent = keys.reduce((inner, key) => inner[key], book);
  if (last === "-") parent.push(value);
  else if (value === undefined) delete parent[last];
  else parent[last] = value;
  return JSON.stringify(book);
}
