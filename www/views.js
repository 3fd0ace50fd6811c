// The views of a case, by the fragment that links to each, in the order in which they are offered.

export const VIEWS = {
  due: "Due",
  timeline: "Timeline",
  questions: "Questions",
  pathway: "Pathway",
  meetings: "Meetings",
  escalation: "Escalation",
  approvals: "Approvals",
  triggers: "Triggers",
  eligibility: "Eligibility",
  forms: "Forms",
  glossary: "Glossary",
  export: "Export",
};
