// A file handed to the browser to keep. Nothing is sent: it is made in this page.

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
