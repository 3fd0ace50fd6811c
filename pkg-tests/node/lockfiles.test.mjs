// The lockfiles agree with each other, and name no particular machine's registry.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

/** @param {string} path from the project's folder */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/**
 * The versions of a crate that a lockfile pins.
 * @param {string} lockfile
 * @param {string} crate
 */
function pinned(lockfile, crate) {
  const entries = read(lockfile).matchAll(/^name = "(.+)"\nversion = "(.+)"$/gm);
  return [...entries].filter(([, name]) => name === crate).map(([, , version]) => version);
}

test("the engine and the tools pin the same wasm-bindgen", () => {
  const engine = pinned("Cargo.lock", "wasm-bindgen");
  assert.equal(engine.length, 1, `Cargo.lock pins ${engine.length} versions of wasm-bindgen`);
  assert.deepEqual(pinned(".ci/tools/Cargo.lock", "wasm-bindgen-cli"), engine);
  assert.deepEqual(pinned(".ci/tools/Cargo.lock", "wasm-bindgen-cli-support"), engine);
});

test("every npm package is pinned by a hash, and by no address", () => {
  const { packages } = JSON.parse(read("package-lock.json"));
  for (const [path, entry] of Object.entries(packages)) {
    if (path === "") continue;
    assert.match(entry.integrity ?? "", /^sha512-/, `${path} has no hash`);
    assert.ok(!("resolved" in entry), `${path} names the address it came from`);
  }
});

test("package.json asks for exact versions", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json"));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+$/, `${name} is asked for as ${version}`);
  }
});
