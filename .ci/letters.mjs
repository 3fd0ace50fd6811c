// How a script carries bytes: as a text with a letter for each byte, which no page's parser changes
// and nothing in it needs escaping. The bytes that come most often get the letters that are one byte
// long on the wire, and keep their own where they have one, so that text among the bytes stays text.
// Compressed, this is a hundredth more than the bytes themselves; base64 is a third more.

/** What would end a text or start something else in it. */
const SPECIAL = '"$<\\`';

/**
 * The letter of each byte.
 * @param {Uint8Array} bytes to be carried
 * @returns {string} 256 letters
 */
export function alphabetFor(bytes) {
  const plain = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCharCode(0x20 + i))
    .filter((letter) => !SPECIAL.includes(letter));
  const uses = new Array(256).fill(0);
  for (const byte of bytes) uses[byte] += 1;
  const frequent = [...uses.keys()].sort((a, b) => uses[b] - uses[a]).slice(0, plain.length);
  // Every other byte is the character 256 above it.
  const letters = uses.map((_, byte) => String.fromCharCode(0x100 + byte));
  const free = plain.filter((letter) => !frequent.includes(letter.charCodeAt(0)));
  for (const byte of frequent) {
    const own = String.fromCharCode(byte);
    letters[byte] = plain.includes(own) ? own : free.shift() ?? own;
  }
  return letters.join("");
}

/**
 * Bytes as letters.
 * @param {Uint8Array} bytes
 * @param {string} alphabet
 */
export function lettersOf(bytes, alphabet) {
  return Array.from(bytes, (byte) => alphabet[byte]).join("");
}

/**
 * A module whose default export gives the bytes. They are made when they are first asked for: where a
 * script is read, that would keep everything else waiting.
 * @param {Uint8Array} bytes
 */
export function moduleOf(bytes) {
  const alphabet = alphabetFor(bytes);
  return `const alphabet = "${alphabet}", text = "${lettersOf(bytes, alphabet)}";
    let bytes;
    const make = () => {
      const byteOf = new Uint8Array(0x200), made = new Uint8Array(text.length);
      for (let byte = 0; byte < 0x100; byte += 1) byteOf[alphabet.charCodeAt(byte)] = byte;
      for (let at = 0; at < made.length; at += 1) made[at] = byteOf[text.charCodeAt(at)];
      return made;
    };
    export default () => (bytes ??= make());`;
}
