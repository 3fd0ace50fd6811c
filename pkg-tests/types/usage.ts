// What a host writes, in TypeScript, against the published types. It is compiled, never run: a line
// marked as an error must be one.

import init, {
  addWorkingDays, checkCase, checkRulebook, contents, count, initSync, open, pathway, ping, resetEngine,
  rulebooks, version, vocabulary,
} from "../../www/pkg/permanence_pathway.js";
import type {
  Case, CalendarChange, DutyAnswer, EngineError, ErrorCode, IsoDate, Pathway, Problem, RulebookSummary,
  Step, TypedLimit, Working,
} from "../../www/pkg/permanence_pathway.js";

// Starting it, in each of the ways a host has its bytes.
export async function start(bytes: Uint8Array<ArrayBuffer>, module: WebAssembly.Module, address: URL) {
  await init({ module_or_path: address });
  await init({ module_or_path: fetch(address) });
  await init({ module_or_path: bytes });
  initSync({ module: bytes });
  initSync({ module });
}

// The main job.
const facts: Case = {
  label: "Case A",
  birth: "2020-03-14",
  events: [{ id: "review", date: "2026-10-02", n: 1 }, { id: "hearing", date: "2027-01-11", state: "booked" }],
  circumstances: [{ id: "looked-after", is: "yes", from: "2026-09-08", to: null }],
  answers: [{ id: "in-school", is: ["yes"] }],
  marks: [{ of: "KENT-F-001", is: "not-applicable", reason: "A baby." }],
  overrides: [{ duty: "review", n: 2, date: "2026-12-01", by: "iro", reason: "Brought forward." }],
  adopted: [{ item: "KENT-A-045", reading: "working days" }],
};
const calendar: CalendarChange = { closures: [{ date: "2027-01-04", name: "Flood", open: false }] };
const answer: Pathway = pathway({ rulebook: "kent", case: facts, asOf: "2026-11-24", calendar, dueSoon: 5 });
pathway({ rulebook: ["kent", open("{}")], case: {}, asOf: answer.asOf });
export const overdue: DutyAnswer[] = answer.duties.filter((duty) => duty.status === "overdue");
export const cited: string[] = answer.duties.flatMap((duty) => duty.lines.map((line) => line.source.section));
export const left: number | null | undefined = answer.duties[0]?.workingDaysLeft;

// The calculator, with its working told step by step.
const limit: TypedLimit = {
  n: 20, direction: "after", unit: "working-days", startDay: "excluded", calendar: "england-and-wales",
  monthEnd: null, roll: "keep",
};
const working: Working = count({ start: "2026-10-10", limit });
export function lands(step: Step): IsoDate {
  switch (step.step) {
    case "start": return step.date;
    case "month-end": return step.used;
    case "not-working": return step.rest.why === "weekend" ? step.practical : step.rest.name;
    case "count": case "start-counted": case "clear-day": case "roll": return step.to;
  }
}
export const reached: IsoDate[] = working.steps.map(lands);
export const moved: Int32Array = addWorkingDays(Int32Array.of(20_000), 20);

// What is built in, and what is wrong with what is not.
export const titles: string[] = rulebooks().map((book: RulebookSummary) => book.title);
export const known: string = version().rulebooks[0]?.hash ?? contents("kent").about.id ?? vocabulary().events[0].id;
export const problems: Problem[] = [...checkRulebook("{}"), ...checkCase("{}", "2026-11-24")];

// Failing, and going on after a crash.
export function codeOf(error: unknown): ErrorCode | undefined {
  if (error instanceof Error && error.name === "EngineError") return (error as EngineError).problems[0]?.code;
  resetEngine();
  return ping() === 1 ? undefined : "json-malformed";
}

// @ts-expect-error a request names the day it is looked at from
pathway({ rulebook: "kent", case: facts });
// @ts-expect-error a limit says what happens when its last day is not a working day
count({ start: "2026-10-10", limit: { n: 1, direction: "after", unit: "days", startDay: "excluded", calendar: null, monthEnd: null } });
// @ts-expect-error there is no such status
answer.duties.filter((duty) => duty.status === "late");
// @ts-expect-error there is no such code
export const wrong: ErrorCode = "date-wrong";
// @ts-expect-error a date may not be there
export const always: string = answer.duties[0]!.date;
// @ts-expect-error days are typed numbers
addWorkingDays([20_000], 20);
