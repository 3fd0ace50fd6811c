// A file handed to the browser to keep. Nothing is sent: it is made in this page.

/**
 * What a file of a case is called: "case-a-2026-11-23.json".
 * @param {string} label
 * @param {string} asOf
 * @param {string} ending
 */
export function fileName(label, asOf, ending) {
  const plain = label.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const stem = plain.replace(/[^a-z0-9]+/g, "-").slice(0, 40).replace(/^-|-$/g, "");
  return `${stem || "case"}-${asOf}.${ending}`;
}

/**
 * @param {string} name
 * @param {string} type its media type
 * @param {string} text
 */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has the file's bytes by then; the address would keep them for as long as the page is open.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
