// A small rulebook made up to teach: something of each kind, and nothing wrong. Tests change one
// thing in it.

/**
 * @param {string} id
 * @param {object} own
 */
const item = (id, own) => ({
  id, title: "A rule made up to teach", source: { document: "book", section: "1", cue: "made up to teach" }, ...own,
});

const care = { start: { circumstance: "looked-after", pick: "current" } };
const eachPpm = { event: { id: "ppm", pick: "each" } };
/** @param {number} n @param {string} count @param {object | string} from */
const within = (n, count, from) => ({ within: { n, count, from } });

const TEACHING = {
  about: {
    id: "teaching", authority: null, title: "Made up to teach", prefix: "TEACH",
    documents: [{ id: "book", title: "Book", short: "Book", dated: "undated", url: null, checkedOn: "2026-11-22" }],
    strength: "local-policy", inForce: { from: "2020-01-01", to: null }, notes: ["Made up."],
  },
  groups: [
    { id: "stage-1", kind: "stage", title: "Stage", order: 1 },
    { id: "step-1", kind: "step", title: "Step", order: 1, stage: "stage-1" },
    { id: "meeting-1", kind: "meeting", title: "Meeting", order: 1, event: "ppm" },
    { id: "ladder-1", kind: "ladder", title: "Ladder", order: 1, bypass: { who: "iro", source: "OTHER-6-2" }, always: ["cafcass-referral"] },
    { id: "form-1", kind: "form", title: "Form", order: 1 },
  ],
  timescales: [
    item("TEACH-A-001", {
      duty: "review", occurrence: 1, when: { age: { under: 18 } }, judgedOn: "anchor", until: "never",
      who: ["social-worker"], suggested: ["iro"], tell: ["parents"],
      lines: [{ limit: within(20, "working-days-after", care) }],
    }),
    item("TEACH-A-002", {
      metBy: { event: { id: "ppm-decisions", counts: "same-of" } }, when: "always", until: "never", who: [],
      lines: [
        { limit: within(2, "days-after", eachPpm), reading: "days" },
        { limit: within(2, "working-days-after", eachPpm), reading: "working days" },
      ],
    }),
    item("TEACH-A-003", {
      metBy: "tick", when: "always", until: "never", who: [], lines: [{ limit: within(28, "gestation-week", "expected") }],
    }),
  ],
  triggers: [item("TEACH-B-001", {
    when: { answer: { id: "drift", is: ["yes"] } },
    opens: [{ meeting: "meeting-1" }, { ladder: "ladder-1" }, { decision: "return-home" }, { item: "TEACH-A-002" }],
  })],
  approvals: [item("TEACH-C-001", {
    decision: "return-home", who: ["iro"], act: "approves",
    when: { all: [{ rule: "TEACH-G-001" }, { rule: "TEACH-B-001" }] }, judgedOn: { event: "return-home" },
  })],
  rungs: [item("TEACH-D-001", {
    ladder: "ladder-1", rung: 1, who: ["iro"], with: ["team-manager"], tell: ["iro-manager"], when: "always",
    clock: "TEACH-A-002", doneBy: { event: { id: "sm-discussion", counts: "any-time" } },
  })],
  meetings: [item("TEACH-E-001", { meeting: "meeting-1", part: "invite", who: ["iro"], by: "TEACH-A-002", when: "always" })],
  checklist: [item("TEACH-F-001", { step: "step-1", when: "always", who: ["iro"], sameAs: ["TEACH-A-002"], mark: "voice" })],
  prompts: [item("TEACH-F-002", { step: "stage-1", when: "always", mark: "none" })],
  eligibility: [
    item("TEACH-G-001", { when: { age: { atLeast: 5 } }, judgedOn: "today" }),
    item("TEACH-G-002", { judgedOn: "today", opens: [{ decision: "return-home" }], readings: [
      { reading: "narrow", when: { circumstance: { id: "plan", is: ["adoption"] } } },
      { reading: "wide", when: { circumstance: { id: "plan", is: ["*"] } } },
    ] }),
  ],
  forms: [item("TEACH-H-001", { form: "form-1", type: "date" })],
  definitions: [item("TEACH-I-001", { term: "LAC review", meaning: "A looked-after review.", sameAs: { event: "review" } })],
  conflicts: [{ id: "AMB-01", items: ["TEACH-A-001"], problem: "They differ.", treatment: "Both are shown." }],
};

/** The teaching rulebook, to be changed at will. */
export const teaching = () => /** @type {any} */ (structuredClone(TEACHING));

/**
 * Its text, with the value at one JSON Pointer set; `undefined` takes it out, `/-` adds to a list.
 * @param {string} pointer
 * @param {unknown} value
 */
export function teachingWith(pointer, value) {
  const book = teaching();
  const keys = pointer.split("/").slice(1);
  const last = keys.pop() ?? "";
  const parent = keys.reduce((inner, key) => inner[key], book);
  if (last === "-") parent.push(value);
  else if (value === undefined) delete parent[last];
  else parent[last] = value;
  return JSON.stringify(book);
}
