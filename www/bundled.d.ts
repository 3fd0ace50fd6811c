// What the build puts in place of these imports.

declare module "*.wasm" {
  /** The bytes of the file. */
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module "*.css" {
  /** The text of the file. */
  const text: string;
  export default text;
}
