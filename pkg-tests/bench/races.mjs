// The races. A new one is one more entry: see `Race` in race.mjs for what each field means.
// A race's racers must return equal answers, or it stops before anything is timed.

import { format, parseISO } from "date-fns";

import * as engine from "../node/engine.mjs";
import { addWithDateFns, addWithTables, FIRST, LAST } from "./peers.mjs";
import { AS_OF, CASE, RULEBOOK, rowsByPeer, rowsOf } from "./thirty-rules.mjs";

const MS_A_DAY = 86_400_000;
const N = 20;

/** Days across the published years, in no order, the same in every run. */
const DAYS = Int32Array.from({ length: 20_000 }, (_, i) => FIRST + (i * 7_919) % (LAST - FIRST));
const DATES = Array.from(DAYS, (day) => new Date(day * MS_A_DAY));
const TEXTS = DATES.slice(0, 500).map((date) => date.toISOString().slice(0, 10));

/** @type {import("../../www/pkg/permanence_pathway.js").TypedLimit} */
const LIMIT = {
  n: N, direction: "after", unit: "working-days", startDay: "excluded", calendar: "england-and-wales",
  monthEnd: null, roll: "keep",
};

/** @param {Date[]} dates */
const asDays = (dates) => Int32Array.from(dates, (date) => date.getTime() / MS_A_DAY);

const rulebook = engine.open(RULEBOOK);

/** @type {import("./race.mjs").Race[]} */
export const races = [
  {
    id: "P1", what: `add ${N} working days to each of 20,000 days, each racer in its own kind of day`,
    ours: "addWorkingDays, one call", peer: "date-fns careful", must: 200, aim: 450, operations: DAYS.length,
    racers: {
      "addWorkingDays, one call": () => engine.addWorkingDays(DAYS, N),
      "date-fns careful": () => DATES.map((date) => addWithDateFns(date, N)),
    },
    read: { "date-fns careful": asDays },
  },
  {
    id: "P2", what: "the same", ours: "addWorkingDays, one call", peer: "tables in plain JavaScript",
    must: 1, aim: 1 / 0.6, operations: DAYS.length,
    racers: {
      "addWorkingDays, one call": () => engine.addWorkingDays(DAYS, N),
      "tables in plain JavaScript": () => addWithTables(DAYS, N),
    },
  },
  {
    id: "P3", what: "one date in and out as text; `count` also gives its whole working, the peers none",
    ours: "count", peer: "date-fns careful", must: 8, aim: 14, operations: TEXTS.length,
    racers: {
      count: () => TEXTS.map((start) => engine.count({ start, limit: LIMIT }).date),
      "addWorkingDays of one day, text by Date": () => TEXTS.map((text) => {
        const [day = NaN] = engine.addWorkingDays(Int32Array.of(Date.parse(text) / MS_A_DAY), N);
        return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
      }),
      "date-fns careful": () => TEXTS.map((text) => format(addWithDateFns(parseISO(text), N), "yyyy-MM-dd")),
    },
  },
  {
    id: "P4", what: "one case, object to rows, 30 rules; the engine also answers the whole law, with every working, source and reason",
    ours: "pathway", peer: "json-rules-engine + date-fns", must: 20, aim: 50,
    racers: {
      pathway: () => rowsOf(engine.pathway({ rulebook, case: CASE, asOf: AS_OF })),
      "json-rules-engine + date-fns": rowsByPeer,
    },
  },
];
