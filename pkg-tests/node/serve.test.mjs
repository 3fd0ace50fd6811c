// The local server: right types, strict rules, nothing outside its folder.

import assert from "node:assert/strict";
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";

import { POLICY } from "../../.ci/policy.mjs";
import { serve } from "../../.ci/serve.mjs";

const base = mkdtempSync(join(tmpdir(), "serve-"));
const folder = join(base, "served");
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  mkdirSync(join(folder, "sub"), { recursive: true });
  writeFileSync(join(base, "secret.txt"), "secret");
  writeFileSync(join(folder, "index.html"), "<!doctype html>");
  writeFileSync(join(folder, "sub", "index.html"), "<!doctype html>");
  writeFileSync(join(folder, "engine.wasm"), "");
  writeFileSync(join(folder, "a b.js"), "");
  symlinkSync(join(base, "secret.txt"), join(folder, "link.txt"));
  server = await serve(folder, 0);
});

after(() => {
  server.close();
  rmSync(base, { recursive: true });
});

/**
 * Asks for exactly this path: `new URL` and `fetch` would tidy it first.
 * @param {string} path
 * @param {string} [method]
 * @returns {Promise<import("node:http").IncomingMessage>}
 */
function ask(path, method = "GET") {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, method, agent: false }, (response) => {
      response.resume();
      resolve(response);
    }).on("error", reject);
  });
}

test("listens to this machine only", () => {
  assert.equal(new URL(server.address).hostname, "127.0.0.1");
});

for (const [path, type] of [
  ["/", "text/html; charset=utf-8"],
  ["/index.html?x=1", "text/html; charset=utf-8"],
  ["/sub", "text/html; charset=utf-8"],
  ["/a%20b.js", "text/javascript; charset=utf-8"],
  ["/engine.wasm", "application/wasm"],
]) {
  test(`serves ${path} as ${type}, under the policy`, async () => {
    const { statusCode, headers } = await ask(String(path));
    assert.equal(statusCode, 200);
    assert.equal(headers["content-type"], type);
    assert.equal(headers["content-security-policy"], POLICY);
    assert.equal(headers["cache-control"], "no-store");
  });
}

for (const path of [
  "/absent", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/sub/../../secret.txt",
  "/..%5csecret.txt", "/link.txt", "/%", "/%00", "//etc/passwd",
]) {
  test(`finds nothing at ${path}`, async () => {
    assert.equal((await ask(path)).statusCode, 404);
  });
}

test("answers HEAD, and refuses to write", async () => {
  assert.equal((await ask("/", "HEAD")).statusCode, 200);
  assert.equal((await ask("/", "POST")).statusCode, 405);
});
