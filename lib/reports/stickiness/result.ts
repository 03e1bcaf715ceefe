import { asRecords, type RowRecord, type Rows } from "../answer-rows.ts";
import type { StickinessDefinition } from "./definition.ts";
import { type Frame, listedPeriod, type PeriodName } from "./plan/frame.ts";
import { actorsResult } from "./result/actors.ts";
import type { StickinessAnswer, StickinessResult } from "./result/answer.ts";
import { distributionResult, powerResult } from "./result/distribution.ts";
import { brokenInvariants } from "./result/invariants.ts";
import { ratioResult } from "./result/ratio.ts";
import type { Reading } from "./result/reading.ts";

const views: Record<StickinessDefinition["view"], (rows: RowRecord[], reading: Reading) => Partial<StickinessAnswer>> = {
  distribution: distributionResult,
  power: powerResult,
  ratio: ratioResult,
  actors: actorsResult,
};

/** Turns the rows of the answer into what the screen, the command line and exports show. */
export function stickinessResult(rows: Rows, definition: StickinessDefinition, frame: Frame): StickinessResult {
  const records = asRecords(rows);
  const { view, countBy } = definition;
  const listed = view === "actors";
  const answer = (name: PeriodName): StickinessAnswer => {
    const { from, to, timezone } = frame.periods[name] as NonNullable<Frame["periods"][PeriodName]>;
    const own = listed ? records : records.filter(({ period, answered }) => answered !== false && period === name);
    return { period: { from, to, timezone }, ...views[view](own, { definition, frame, name }) };
  };
  const result: StickinessResult = {
    kind: "stickiness",
    unit: typeof countBy === "object" ? countBy.property : countBy,
    dataEnd: frame.dataEnd === 0 ? null : new Date(frame.dataEnd / 1000).toISOString(),
    withoutActor: listed ? 0 : Number(records[0]?.without_actor ?? 0),
    broken: [],
    ...answer(listed ? listedPeriod(definition, frame) : "current"),
    ...(frame.periods.previous && !listed ? { previous: answer("previous") } : {}),
  };
  return { ...result, broken: brokenInvariants(result, definition) };
}
