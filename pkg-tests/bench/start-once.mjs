// One cold start, in a process of its own: a second in the same process would find the module already
// compiled. Prints milliseconds: bytes to instance, then to the first answer.

import { readFileSync } from "node:fs";

import { initSync, pathway } from "../../www/pkg/permanence_pathway.js";

const bytes = readFileSync(new URL("../../www/pkg/permanence_pathway_bg.wasm", import.meta.url));
const began = performance.now();
initSync({ module: bytes });
const started = performance.now();
pathway({ rulebook: "kent", case: {}, asOf: "2026-11-24" });
console.log(JSON.stringify([started - began, performance.now() - started]));
