// Builds everything that ships: the engine as an ES package in www/pkg, and the page as a complete
// static folder in www/dist. Needs only Rust, Node and the package registries: it fetches the rest.
// Every step is safe to repeat, and does nothing when there is nothing to do.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { delimiter, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { moduleOf } from "./letters.mjs";
import { policy } from "./policy.mjs";
import { staticRules } from "./static-rules.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const WWW = join(ROOT, "www");
const PKG = join(WWW, "pkg");
const DIST = join(WWW, "dist");
const TOOLS = join(ROOT, ".ci", "tools");
const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target");
const WASM = join(PKG, "permanence_pathway_bg.wasm");

/** The page's script in two parts: the frame and the calculator, which are on the screen before the rest comes. */
const FIRST = join(WWW, "main.js");
const SECOND = join(WWW, "case.js");
/** Where the first part leaves its modules for the second. */
const PARTS = "globalThis.permanencePathwayParts";

/** The oldest browsers the page is for. */
const BROWSERS = ["chrome100", "edge100", "firefox102", "safari15"];

/** Sections no browser reads: a quarter of the file. The names are kept in the copy beside it. */
const UNREAD_SECTIONS = new Set(["name", "producers", "target_features"]);

/** Every step, in order. Those named on the command line alone, if any are: `page` after a change to it. */
const STEPS = [
  { name: "Rust's WebAssembly target", work: addTarget },
  { name: "tools", work: buildTools },
  { name: "engine", work: buildEngine },
  { name: "packages", work: installPackages },
  { name: "page", work: buildPage },
  { name: "compressed", work: compressPage },
];

const wanted = process.argv.slice(2);
for (const { name, work } of STEPS) {
  if (wanted.length === 0 || wanted.includes(name)) await step(name, work);
}

function addTarget() {
  const installed = run("rustup", ["target", "list", "--installed"], { quiet: true });
  if (installed.split("\n").includes("wasm32-unknown-unknown")) return "already there";
  run("rustup", ["target", "add", "wasm32-unknown-unknown"]);
  return "added";
}

function buildTools() {
  // Cargo itself knows whether anything is stale. Without --locked a registry's newest release
  // could change what is built.
  run("cargo", ["build", "--locked", "--manifest-path", join(TOOLS, "Cargo.toml"),
    "--target-dir", join(TOOLS, "target")], {
    // Cargo's advice to the authors of the tools' own dependencies is not for whoever builds this.
    env: { ...process.env, CARGO_FUTURE_INCOMPAT_REPORT_FREQUENCY: "never" },
  });
  return "wasm-pack, wasm-bindgen";
}

function buildEngine() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const { RUSTFLAGS: _, CARGO_ENCODED_RUSTFLAGS: __, ...inherited } = process.env;
  // --mode no-install: a wasm-bindgen that does not match the crate is an error, not a download.
  run("wasm-pack", [
    "build", "--release", "--mode", "no-install", "--target", "web", "--no-pack",
    "--out-dir", PKG, ROOT, "--", "--locked",
  ], {
    env: {
      ...inherited,
      PATH: [join(TOOLS, "target", "debug"), process.env.PATH].join(delimiter),
      // The same source gives the same bytes in any folder, and no builder's paths are shipped.
      // The last prefix that matches wins, and the target folder may be inside the project.
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: [
        `--remap-path-prefix=${cargoHome}=/cargo`,
        `--remap-path-prefix=${resolve(ROOT)}=/src`,
        `--remap-path-prefix=${TARGET}=/target`,
        // Of what is called in one place and another, only the shortest is copied to each: a sixteenth
        // less to send, and no slower.
        "-C llvm-args=--inline-threshold=60",
      ].join(" "),
    },
  });
  // Written where a package has a script of its own, with what the page around it needs.
  rmSync(join(PKG, "package.json"), { force: true });
  const whole = readFileSync(WASM);
  mkdirSync(TARGET, { recursive: true });
  writeFileSync(join(TARGET, "permanence_pathway_with_names.wasm"), whole);
  const shipped = withoutSections(whole, UNREAD_SECTIONS);
  writeFileSync(WASM, shipped);
  writeFileSync(join(PKG, "texts.js"), textsModule());
  const hash = createHash("sha256").update(shipped).digest("hex");
  return `${kib(whole.length)} built, ${kib(shipped.length)} shipped, sha256 ${hash}`;
}

/** The module that hands the engine its long texts: see `src/texts.rs`. */
function textsModule() {
  const texts = Object.fromEntries(folders().map((id) => [id, rulebookText(join(ROOT, "src", "rulebooks", id))]));
  return `// Made by the build, from src/rulebooks and src/scenarios.json.
/** @type {Record<string, string>} */
const rulebooks = ${JSON.stringify(texts)};
const bytes = new TextEncoder();
export const rulebookText = (/** @type {string} */ id) => bytes.encode(rulebooks[id] ?? "");
export const scenariosText = () => bytes.encode(${JSON.stringify(carried(join(ROOT, "src", "scenarios.json")))});
`;
}

/**
 * A rulebook as one text, as `build.rs` makes it: its hash is of that.
 * @param {string} folder
 */
function rulebookText(folder) {
  const lists = readFileSync(join(ROOT, "src", "rulebook", "lists.rs"), "utf8").match(/LISTS[^=]*= \[([^]*?)\]/)?.[1] ?? "";
  const names = ["about", ...[...lists.matchAll(/"([a-z]+)"/g)].map(([, name = ""]) => name)];
  return `{${names.map((name) => `"${name}":${carried(join(folder, `${name}.json`))}`).join(",")}}`;
}

/**
 * A file's JSON without what stands between its words.
 * @param {string} path
 */
function carried(path) {
  return readFileSync(path, "utf8").replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ""));
}

/** The folders of the rulebooks, in the order in which they are built in. */
function folders() {
  const named = readFileSync(join(ROOT, "src", "library", "built_in.rs"), "utf8").match(/pub const FOLDERS.* = \[([^]*?)\];/)?.[1] ?? "";
  const found = [...named.matchAll(/folder!\("([a-z]+)"\)/g)].map(([, name = ""]) => name);
  if (found.length === 0) stop("built_in.rs names no rulebook where it is looked for");
  return found;
}

function installPackages() {
  const lock = createHash("sha256").update(readFileSync(join(ROOT, "package-lock.json"))).digest("hex");
  const stamp = join(ROOT, "node_modules", ".installed-from");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return "already there";
  rmSync(stamp, { force: true });
  // No package's own script runs: none of these needs one.
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
  writeFileSync(stamp, lock);
  return "installed";
}

/**
 * Puts a module's bytes into the script that imports them.
 * @returns {import("esbuild").Plugin}
 */
function wasmInside() {
  return {
    name: "wasm-inside",
    setup(build) {
      build.onLoad({ filter: /\.wasm$/ }, ({ path }) => ({ contents: moduleOf(readFileSync(path)), loader: "js" }));
    },
  };
}

async function buildPage() {
  const { build } = await import("esbuild");
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST);
  await buildScripts(build);
  for (const file of readdirSync(WWW).filter((name) => /\.(html|css)$/.test(name))) {
    copyFileSync(join(WWW, file), join(DIST, file));
  }
  const index = join(DIST, "index.html");
  writeFileSync(index, withRelease(withStaticRules(readFileSync(index, "utf8"))));
  writeFileSync(join(DIST, "single.html"), singleFile(index));
  const files = readdirSync(DIST).map((name) => `${name} ${kib(statSync(join(DIST, name)).size)}`);
  return `www/dist: ${files.join(", ")}`;
}

/**
 * The two scripts, each a classic one with everything inside it: a page opened from disk may load neither
 * modules nor files. What both use is in the first alone.
 * @param {typeof import("esbuild").build} build
 */
async function buildScripts(build) {
  /** @type {import("esbuild").BuildOptions} */
  const common = {
    absWorkingDir: ROOT, bundle: true, format: "iife", minify: true, target: BROWSERS, charset: "utf8", legalComments: "none",
    loader: { ".css": "text", ".json": "json" }, logLevel: "warning", logOverride: { "empty-import-meta": "error" },
  };
  const ofFirst = [wasmInside(), oneRule(), textsLater()];
  const { metafile } = await build({ ...common, entryPoints: [FIRST], plugins: ofFirst, metafile: true, write: false });
  const inFirst = new Set(Object.keys(metafile?.inputs ?? {}).map((path) => resolve(ROOT, path)));
  /** @type {Set<string>} */
  const taken = new Set();
  await build({ ...common, entryPoints: [SECOND], outfile: join(DIST, "case.js"), plugins: [takenFromFirst(inFirst, taken)] });
  const given = [...taken].sort();
  const entry = [
    ...given.map((path, at) => `import * as part${at} from ${JSON.stringify(path)};`),
    `import ${JSON.stringify(FIRST)};`,
    `${PARTS} ??= { ${given.map((path, at) => `${JSON.stringify(nameOf(path))}: part${at}`).join(", ")} };`,
  ];
  await build({ ...common, stdin: { contents: entry.join("\n"), resolveDir: WWW }, outfile: join(DIST, "pathway.js"), plugins: ofFirst });
}

/** @param {string} path */
function nameOf(path) {
  return relative(ROOT, path).replaceAll("\\", "/");
}

/**
 * Gives the second part the modules of the first instead of copies.
 * @param {Set<string>} inFirst
 * @param {Set<string>} taken those it takes
 * @returns {import("esbuild").Plugin}
 */
function takenFromFirst(inFirst, taken) {
  return {
    name: "taken-from-first",
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
        if (pluginData === "asked" || from.kind === "entry-point") return undefined;
        const found = await build.resolve(path, { ...from, pluginData: "asked" });
        if (!inFirst.has(found.path)) return found;
        taken.add(found.path);
        return { path: found.path, namespace: "taken" };
      });
      build.onLoad({ filter: /./, namespace: "taken" }, ({ path }) => ({ contents: `module.exports = ${PARTS}[${JSON.stringify(nameOf(path))}];` }));
    },
  };
}

/**
 * In the first part, the engine's long texts are those that come with the second.
 * @returns {import("esbuild").Plugin}
 */
function textsLater() {
  return {
    name: "texts-later",
    setup(build) {
      build.onResolve({ filter: /\/texts\.js$/ }, () => ({ path: join(WWW, "later-texts.js") }));
    },
  };
}

/**
 * Reads one rule of a rulebook: `rule:law/LAW-CPPCR-33-1`.
 * @returns {import("esbuild").Plugin}
 */
function oneRule() {
  return {
    name: "one-rule",
    setup(build) {
      build.onResolve({ filter: /^rule:/ }, ({ path }) => ({ path: path.slice("rule:".length), namespace: "rule" }));
      build.onLoad({ filter: /./, namespace: "rule" }, ({ path }) => {
        const [folder = "", id = ""] = path.split("/");
        const read = (/** @type {string} */ list) => JSON.parse(readFileSync(join(ROOT, "src", "rulebooks", folder, `${list}.json`), "utf8"));
        const rule = read("timescales").find((/** @type {{ id: string }} */ one) => one.id === id);
        if (!rule) return { errors: [{ text: `no time limit is called ${id} in ${folder}` }] };
        return { contents: JSON.stringify({ strength: read("about").strength, ...rule }), loader: "json" };
      });
    },
  };
}

/** Puts compressed copies beside what a server sends, for one that sends those: a fifth of the bytes. */
function compressPage() {
  const packed = readdirSync(DIST).filter((name) => /\.(html|css|js)$/.test(name) && name !== "single.html").map((name) => {
    const bytes = readFileSync(join(DIST, name));
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const brotli = brotliCompressSync(bytes, { params });
    writeFileSync(join(DIST, `${name}.br`), brotli);
    writeFileSync(join(DIST, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    return `${name}.br ${kib(brotli.length)}`;
  });
  return packed.join(", ");
}

/**
 * The page with its scripts' addresses made this release's own: the two parts belong together, and a
 * browser may have kept one of another.
 * @param {string} page
 */
function withRelease(page) {
  const names = ["pathway.js", "case.js"];
  const both = names.map((name) => readFileSync(join(DIST, name)));
  const release = createHash("sha256").update(Buffer.concat(both)).digest("hex").slice(0, 12);
  return names.reduce((text, name) => text.replace(`="${name}"`, `="${name}?${release}"`), page);
}

/**
 * The page with every rulebook's timetable and checklist in it, for browsers that run no script.
 * @param {string} page
 */
function withStaticRules(page) {
  const place = "<!-- Every timetable and checklist: .ci/static-rules.mjs -->";
  if (!page.includes(place)) stop(`index.html has no place for the rules: ${place}`);
  const rulebooks = join(ROOT, "src", "rulebooks");
  const words = JSON.parse(readFileSync(join(ROOT, "src", "vocabulary.json"), "utf8"));
  return page.replace(place, () => staticRules(rulebooks, folders(), words));
}

/**
 * The page as one file, to be opened from a share or sent on: its style and script inside it, and a
 * policy that lets it run those two and nothing else.
 * @param {string} path of a page with one style sheet and one script
 */
function singleFile(path) {
  const page = readFileSync(path, "utf8");
  const styleLink = page.match(/<link rel="stylesheet" href="([^"]+)">/);
  const scriptTag = page.match(/\s*<script src="([^"]+)" data-then="([^"]+)" defer><\/script>/);
  if (!styleLink || !scriptTag) stop(`${path} needs one plain style sheet and one deferred script that names the second part`);
  const style = readFileSync(join(DIST, styleLink[1] ?? ""), "utf8");
  const scripts = scriptTag.slice(1).map((address) => readFileSync(join(DIST, address.replace(/\?.*$/, "")), "utf8"));
  if (/<\/style/i.test(style)) stop("the style sheet would end its own element");
  for (const script of scripts) {
    // A comment's opening alone is harmless; followed by a script's, it hides the element's end.
    if (/<\/script|<!--[^]*<script/i.test(script)) stop("the script would end its own element");
  }
  const rules = policy({ scripts: scripts.map(hashSource).join(" "), styles: hashSource(style) });
  return page
    .replace(scriptTag[0], "")
    // Alone, it has no page beside it to link to.
    .replace(/\s*<!--[^>]*-->\s*<link rel="help"[^>]*>/, "")
    .replace(styleLink[0], () => `<style>${style}</style>`)
    .replace(/<meta charset="utf-8">/, (charset) =>
      `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${rules}">`)
    // At the end: an inline script cannot be deferred, and must find the page's elements whole.
    .replace("</body>", () => `${scripts.map((script) => `<script>${script}</script>`).join("\n    ")}\n  </body>`);
}

/** @param {string} text */
function hashSource(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/**
 * The module without the named custom sections.
 * A module is an eight-byte header, then sections: an id, a length, that many bytes. Custom
 * sections have id 0 and begin with their name.
 * @param {Uint8Array} wasm
 * @param {Set<string>} dropped
 */
function withoutSections(wasm, dropped) {
  const kept = [wasm.subarray(0, 8)];
  for (let start = 8; start < wasm.length;) {
    const size = leb128(wasm, start + 1);
    const end = size.next + size.value;
    const name = leb128(wasm, size.next);
    const isDropped = wasm[start] === 0
      && dropped.has(Buffer.from(wasm.subarray(name.next, name.next + name.value)).toString());
    if (!isDropped) kept.push(wasm.subarray(start, end));
    start = end;
  }
  const shipped = Buffer.concat(kept);
  if (!WebAssembly.validate(shipped)) throw new Error("the module is not valid without its sections");
  return shipped;
}

/**
 * The unsigned number at a place, and the place after it.
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function leb128(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: at };
  }
}

/**
 * Runs a program in the project's folder, and stops the build if it fails.
 * @param {string} program
 * @param {string[]} parameters
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 */
function run(program, parameters, { env = process.env, quiet = false } = {}) {
  const done = spawnSync(program, parameters, {
    cwd: ROOT, env, encoding: "utf8", stdio: ["ignore", quiet ? "pipe" : "inherit", "inherit"],
  });
  const isMissing = done.error && "code" in done.error && done.error.code === "ENOENT";
  if (isMissing) stop(`\`${program}\` is not on this machine: install Rust (with rustup) and Node first`);
  if (done.status !== 0) stop(`\`${program} ${parameters.join(" ")}\` failed`);
  return done.stdout ?? "";
}

/**
 * @param {string} message
 * @returns {never}
 */
function stop(message) {
  console.error(`build: ${message}`);
  process.exit(1);
}

/**
 * @param {string} what
 * @param {() => string | Promise<string>} work
 */
async function step(what, work) {
  const began = performance.now();
  console.log(`build: ${what} …`);
  const outcome = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`build: ${what}: ${outcome} (${seconds} s)`);
}

/** @param {number} bytes */
function kib(bytes) {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}
