// What the page may do: nothing from elsewhere, nothing sent anywhere, no inline script or style, no
// HTML made from text. The strictest policy a council is likely to set, so that the page runs under all.

/**
 * The Content-Security-Policy of a page whose scripts and styles come from the given places.
 * @param {{ scripts: string, styles: string }} sources `'self'`, or the hash of the only one
 */
export const policy = ({ scripts, styles }) => [
  "default-src 'none'",
  // Without the second word no browser compiles WebAssembly under a policy.
  `script-src ${scripts} 'wasm-unsafe-eval'`,
  `style-src ${styles}`,
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

/** The policy of a folder on a server. */
export const POLICY = policy({ scripts: "'self'", styles: "'self'" });
