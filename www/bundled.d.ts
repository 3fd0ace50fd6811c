// What the build puts in place of these imports.

declare module "*.wasm" {
  /** Gives the bytes of the file. */
  const bytes: () => Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module "*.css" {
  /** The text of the file. */
  const text: string;
  export default text;
}

declare module "rule:*" {
  /** One rule of a rulebook, named by its folder and id, with its strength. */
  const rule: import("./vocabulary.js").Timescale & { strength: import("../src/api.d.ts").Strength };
  export default rule;
}
