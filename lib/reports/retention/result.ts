import { asRecords, type RowRecord, type Rows } from "../answer-rows.ts";
import type { RetentionDefinition } from "./definition.ts";
import { type Frame, listedPeriod, type PeriodName } from "./plan/frame.ts";
import { actorsResult } from "./result/actors.ts";
import type { RetentionAnswer, RetentionResult } from "./result/answer.ts";
import { gapsOf } from "./result/gaps.ts";
import { groupsOf, isTotal } from "./result/groups.ts";
import { brokenInvariants } from "./result/invariants.ts";
import type { Reading } from "./result/reading.ts";
import { withSignificance } from "./result/significance.ts";
import { tableOf } from "./result/table.ts";

/** Turns the rows of the answer into what the screen, the command line and exports show. */
export function retentionResult(rows: Rows, definition: RetentionDefinition, frame: Frame): RetentionResult {
  const records = asRecords(rows);
  const isList = definition.view === "actors";
  const listed = listedPeriod(definition, frame);
  const current = answerOf(records, { definition, frame, period: isList ? listed : "current" });
  const previous = frame.periods.previous && !isList ? answerOf(records, { definition, frame, period: "previous" }) : undefined;
  const { countBy } = definition;
  return {
    kind: "retention",
    unit: typeof countBy === "object" ? countBy.property : countBy,
    dataEnd: frame.dataEnd === 0 ? null : new Date(frame.dataEnd / 1000).toISOString(),
    withoutActor: Number(records[0]?.without_actor ?? 0),
    broken: [current, ...(previous ? [previous] : [])].flatMap((answer) => brokenInvariants(answer, definition)),
    ...current,
    ...(previous ? { previous } : {}),
  };
}

function answerOf(records: readonly RowRecord[], reading: Reading): RetentionAnswer {
  const { definition, frame } = reading;
  const { from, to, timezone } = frame.periods[reading.period] as NonNullable<Frame["periods"][PeriodName]>;
  const period = { from, to, timezone };
  if (definition.view === "actors") return { period, ...actorsResult(records, reading) };
  const own = records.filter((row) => row.answered !== false && row.answer_of === reading.period);
  if (definition.view === "gaps") return { period, gaps: gapsOf(own) };
  return withSignificance({ period, ...tableOf(own.filter(isTotal), reading), ...groupsOf(own, reading) }, definition);
}
