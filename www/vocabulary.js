// The shared words, looked up by id, and the shapes of what the engine hands over as plain data.

/** @typedef {{ id: string, label: string, also?: string[] }} Choice `also`: other names for it */
/**
 * @typedef {object} EventWord
 * @property {string} id
 * @property {string} label
 * @property {string[]} also other names
 * @property {LifePart} part
 * @property {boolean} repeats
 * @property {boolean} booked it can be booked ahead
 * @property {{ events: string[], circumstances: string[] } | null} of what one of these is tied to
 * @property {boolean} sets it can set a later date
 * @property {Choice[]} as its kinds
 */
/**
 * @typedef {object} CircumstanceWord
 * @property {string} id
 * @property {string} label
 * @property {string[]} also
 * @property {LifePart} part
 * @property {Choice[]} values
 * @property {string | null} endsWith
 */
/**
 * @typedef {object} QuestionWord
 * @property {string} id
 * @property {string} text
 * @property {"choice" | "date"} kind
 * @property {Choice[]} answers
 * @property {boolean} several
 * @property {"case" | "authority"} for
 * @property {string | null} refuses
 * @property {string[]} [also] other words by which it is looked for
 */
/** @typedef {"birth" | "expected" | { circumstance: { id: string } }} Opening what a case can begin with */
/** @typedef {{ id: string, label: string, rank: number | null, body: boolean }} RoleWord */
/** @typedef {import("../src/api.d.ts").Count & { id: string, sentence: string }} NamedCount */
/** @typedef {{ id: string, title: string, numbered: boolean, of: string | null, metBy: { event?: { id: string, as?: string[] } }, settableBy: string[] }} DutyWord */
/** @typedef {"before-care" | "placement" | "reviews" | "escalation" | "court" | "adoption" | "leaving-care"} LifePart */
/**
 * @typedef {object} Vocabulary
 * @property {EventWord[]} events
 * @property {CircumstanceWord[]} circumstances
 * @property {QuestionWord[]} questions
 * @property {RoleWord[]} roles
 * @property {DutyWord[]} duties
 * @property {Choice[]} decisions
 * @property {NamedCount[]} counts
 * @property {Opening[]} begins what to ask for first, while nothing is known
 */

/** @typedef {{ document: string, section: string, cue: string, unverified?: string }} ItemSource */
/** @typedef {{ n: number, count: string }} Quantity */
/**
 * @typedef {{ within: Quantity & { from: unknown } } | { ahead: Quantity & { before: unknown } }
 *   | { notBefore: Quantity & { from: unknown } } | { window: { opens: Quantity, closes: Quantity, from: unknown } }
 *   | { order: { place: string, of: unknown } } | { word: { word: string, from?: unknown, overdue: string } }
 * } Limit
 */
/** @typedef {{ limit: Limit, when?: unknown, reading?: string }} Line */
/**
 * @typedef {object} Item
 * @property {string} id
 * @property {string} title
 * @property {ItemSource} source
 * @property {import("../src/api.d.ts").Strength} [strength]
 * @property {string} [note]
 * @property {unknown} [when]
 */
/** @typedef {Item & { lines: Line[], who: string[], suggested?: string[], duty?: string, occurrence?: number, metBy?: unknown }} Timescale */
/** @typedef {{ id: string, title: string, short: string, dated: string, url: string | null }} DocumentCited */
/** @typedef {{ id: string, items: string[], problem: string, treatment: string }} Conflict */
/** @typedef {{ id: string, kind: string, title: string, order: number, stage?: string }} Group */
/** @typedef {"birth" | "events" | { now: string } | { values: string } | { starts: string } | { ends: string }} Known what a case knows of a form's field */
/** @typedef {{ title: string, rows?: number, columns: { title: string, type: string }[] }} FormTable */
/** @typedef {Item & { form: string, type: string, choices?: string[], table?: FormTable, known?: Known, personal?: boolean, missing?: boolean }} FormField */
/** @typedef {Item & { term: string, meaning: string }} Definition */
/**
 * @typedef {object} Contents
 * @property {{ id: string, authority: string | null, title: string, prefix: string, documents: DocumentCited[],
 *   strength: import("../src/api.d.ts").Strength, notes: string[] }} about
 * @property {Group[]} groups
 * @property {Timescale[]} timescales
 * @property {Item[]} triggers
 * @property {Item[]} approvals
 * @property {Item[]} rungs
 * @property {Item[]} meetings
 * @property {Item[]} checklist
 * @property {Item[]} prompts
 * @property {Item[]} eligibility
 * @property {FormField[]} forms
 * @property {Definition[]} definitions
 * @property {Conflict[]} conflicts
 */

/** The parts of a case's life, in the order they come. @type {{ id: LifePart, label: string }[]} */
export const LIFE_ORDER = [
  { id: "before-care", label: "Before care" },
  { id: "placement", label: "In care and placed" },
  { id: "reviews", label: "Reviews and planning" },
  { id: "escalation", label: "Drift and escalation" },
  { id: "court", label: "Court and legal status" },
  { id: "adoption", label: "Adoption" },
  { id: "leaving-care", label: "Leaving care" },
];

/**
 * The word with this id.
 * @template {{ id: string }} T
 * @param {T[]} list
 * @param {string} id
 */
export const find = (list, id) => list.find((word) => word.id === id);

/**
 * True for a circumstance that holds or does not, and takes no other value.
 * @param {CircumstanceWord | undefined} word
 */
export const isYesNo = (word) => word !== undefined && word.values.every(({ id }) => id === "yes" || id === "no");

/**
 * The label of an id in a list, or the id itself when it is not there.
 * @param {Choice[]} list
 * @param {string} id
 */
export const labelOf = (list, id) => find(list, id)?.label ?? id;
