import type { RowRecord } from "../../answer-rows.ts";
import { instantText } from "../../instant-text.ts";
import type { ExperimentDefinition } from "../definition.ts";
import type { Frame } from "../plan/frame.ts";
import type { ExposureFacts, LeftOut, Progress } from "./answer.ts";
import { armsOf } from "./arms.ts";
import { expectedUnits, splitCheck } from "./split.ts";
import { type Sums, sumsByVariant, total } from "./sums.ts";

const dayMicros = 86_400_000_000;

/** Who is in the experiment; `rows` hold the units of each state. */
export function exposureFacts(rows: readonly RowRecord[], definition: ExperimentDefinition, frame: Frame): ExposureFacts {
  const units = sumsByVariant(rows.filter(({ state }) => state === "exposed"));
  const arms = armsOf(definition, [...units.keys()]);
  const counts = arms.map(({ variant }) => units.get(variant)?.get("units") ?? 0);
  const weights = arms.map(({ weight }) => weight);
  const expected = expectedUnits(counts, weights);
  return {
    control: arms[0]?.variant ?? null,
    arms: arms.map((arm, index) => ({ ...arm, units: counts[index] ?? 0, expected: expected[index] ?? null })),
    units: counts.reduce((sum, each) => sum + each, 0),
    leftOut: leftOutOf(rows),
    split: splitCheck(counts, weights),
    progress: progressOf(total(units.values()), definition, frame),
  };
}

function leftOutOf(rows: readonly RowRecord[]): LeftOut {
  const units = (name: string) => Number(rows.find(({ state }) => state === name)?.units ?? 0);
  return {
    beforeRange: units("before_range"),
    severalVariants: units("several_variants"),
    notPlanned: units("not_planned"),
    withoutVariant: units("without_variant"),
  };
}

function progressOf(counted: Sums, { plan }: ExperimentDefinition, { dataEnd, periods, plannedEnd }: Frame): Progress {
  const first = counted.get("first_exposure") ?? null;
  const days = (until: number): number => (first === null ? 0 : Math.max(0, Math.round((until - first) / dayMicros)));
  return {
    firstExposure: instantText(first),
    elapsedDays: days(Math.min(dataEnd, periods.current.toMicros + 1)),
    plannedDays: plan.days ?? (plannedEnd === null || first === null ? null : Math.max(1, days(plannedEnd))),
    plannedUnitsPerArm: plan.unitsPerArm ?? null,
  };
}
