// What a case is called, and the rules it is looked at by.

/** @typedef {import("../src/api.d.ts").RulebookUsed} RulebookUsed */

/**
 * What the case is called: its label, which says nothing about the child.
 * @param {import("../src/api.d.ts").Case} facts
 */
export const caseName = (facts) => facts.label || "A case";

/**
 * "Kent County Council (updated February 2018); The law and statutory guidance, England (…)".
 * @param {RulebookUsed[]} books
 */
export const booksText = (books) => books.map(({ authority, title, dated }) => `${authority ?? title} (${dated})`).join("; ");
