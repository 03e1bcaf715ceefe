import type { Rows } from "../answer-rows.ts";
import { asRecords, type RowRecord } from "../answer-rows.ts";
import type { FunnelDefinition } from "./definition.ts";
import type { Frame, PeriodName } from "./plan/frame.ts";
import { actorsResult } from "./result/actors.ts";
import type { FunnelAnswer, FunnelResult } from "./result/answer.ts";
import { correlationResult } from "./result/correlation.ts";
import { durationsResult } from "./result/durations.ts";
import { brokenInvariants } from "./result/invariants.ts";
import type { Reading } from "./result/reading.ts";
import { stepsResult } from "./result/steps.ts";
import { sweepResult } from "./result/sweep.ts";
import { trendResult } from "./result/trend.ts";

const views: Record<FunnelDefinition["view"], (rows: RowRecord[], reading: Reading) => Partial<FunnelAnswer>> = {
  steps: stepsResult,
  trend: trendResult,
  timeToConvert: durationsResult,
  sweep: sweepResult,
  correlation: correlationResult,
  actors: actorsResult,
};

/** Turns the rows of the answer into what the screen, the command line and exports show. */
export function funnelResult(rows: Rows, definition: FunnelDefinition, frame: Frame): FunnelResult {
  const records = asRecords(rows);
  const strays = Number(records[0]?.without_actor ?? 0);
  const answer = (period: PeriodName): FunnelAnswer => {
    const { from, to, timezone } = frame.periods[period] as NonNullable<Frame["periods"][PeriodName]>;
    return {
      period: { from, to, timezone },
      ...views[definition.view](
        records.filter((row) => ofPeriod(row, period)),
        { definition, frame, period, all: records },
      ),
    };
  };
  const result: FunnelResult = {
    kind: "funnel",
    unit: unitOf(definition),
    dataEnd: frame.dataEnd === 0 ? null : new Date(frame.dataEnd / 1000).toISOString(),
    withoutActor: strays,
    broken: [],
    ...answer("current"),
    ...(frame.periods.previous && definition.view !== "actors" ? { previous: answer("previous") } : {}),
  };
  return { ...result, broken: brokenInvariants(result, definition) };
}

/** Rows without a period (lists, correlations, an empty answer) belong to the current one. */
function ofPeriod(row: RowRecord, period: PeriodName): boolean {
  if (row.answered === false) return false;
  return (row.period ?? "current") === period;
}

/** What one count is: users, sessions, a property's values, or attempts when every attempt counts. */
function unitOf({ countBy, attempt, hold }: FunnelDefinition): string {
  const actor = typeof countBy === "object" ? countBy.property : countBy;
  const held = hold.length ? `${actor} × ${hold.join(" × ")}` : actor;
  return attempt === "every" ? `attempts by ${held}` : held;
}
