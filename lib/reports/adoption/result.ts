import { asRecords, type Rows } from "../answer-rows.ts";
import type { AdoptionDefinition } from "./definition.ts";
import { calendarNamed, type Frame, listedPeriod, type PeriodName } from "./plan/frame.ts";
import { actorsResult } from "./result/actors.ts";
import { adoptersResult } from "./result/adopters.ts";
import type { AdoptionAnswer, AdoptionBucket, AdoptionResult } from "./result/answer.ts";
import { Counts } from "./result/counts.ts";
import { brokenInvariants } from "./result/invariants.ts";
import { matrixResult } from "./result/matrix.ts";
import { powerResult } from "./result/power-users.ts";
import { rateResult } from "./result/rate.ts";
import type { Reading, ViewResult } from "./result/reading.ts";
import { retentionResult } from "./result/retention.ts";
import { stagesResult } from "./result/stages.ts";
import { timeResult } from "./result/time-to-adopt.ts";

const views: Record<Exclude<AdoptionDefinition["view"], "actors">, ViewResult> = {
  rate: rateResult,
  adopters: adoptersResult,
  matrix: matrixResult,
  stages: stagesResult,
  timeToAdopt: timeResult,
  retention: retentionResult,
  powerUsers: powerResult,
};

/** Turns the rows of the answer into what the screen, the command line and exports show. */
export function adoptionResult(rows: Rows, definition: AdoptionDefinition, frame: Frame): AdoptionResult {
  const records = asRecords(rows);
  const { view, countBy } = definition;
  const answer = (name: PeriodName): AdoptionAnswer => {
    const { from, to, timezone } = calendarNamed(frame, name).period;
    const period = { from, to, timezone };
    if (view === "actors") return { period, buckets: [], features: [], hiddenFeatures: 0, ...actorsResult(records) };
    const counts = new Counts(records, name);
    const reading: Reading = { definition, frame, name, counts };
    const hiddenFeatures = counts.hiddenFeatures(definition);
    return { period, buckets: bucketsOf(frame, name), hiddenFeatures, ...views[view](counts.features(definition), reading) };
  };
  const listed = view === "actors";
  const result: AdoptionResult = {
    kind: "adoption",
    unit: typeof countBy === "object" ? countBy.property : countBy,
    dataEnd: frame.dataEnd === 0 ? null : new Date(frame.dataEnd / 1000).toISOString(),
    withoutActor: listed ? 0 : Number(records[0]?.without_actor ?? 0),
    broken: [],
    ...answer(listed ? listedPeriod(definition, frame) : "current"),
    ...(frame.periods.previous && !listed ? { previous: answer("previous") } : {}),
  };
  return { ...result, broken: brokenInvariants(result) };
}

function bucketsOf(frame: Frame, name: PeriodName): AdoptionBucket[] {
  const { spine, period } = calendarNamed(frame, name);
  return spine.map(({ period: start, startMicros, endMicros }) => ({
    period: start,
    partial: startMicros < period.fromMicros || endMicros - 1 > Math.min(period.toMicros, frame.dataEnd),
  }));
}
