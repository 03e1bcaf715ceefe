import { groupKindName } from "../../../vocabulary/folded-groups.ts";
import type { RowRecord } from "../../answer-rows.ts";
import type { ListedMetric } from "../definition/labels.ts";
import type { ExperimentResult, Outcome, Segment, SplitCheck } from "./answer.ts";
import { byCodePoint } from "./arms.ts";
import { judgingOf } from "./compare/judging.ts";
import { armOutcomes, lastStep } from "./inputs.ts";
import { describedMetric } from "./metrics.ts";
import { outcomeOf } from "./outcome.ts";
import type { Reading } from "./reading.ts";
import { correctedSplits, splitCheck } from "./split.ts";
import { type Sums, sumsByVariant, total } from "./sums.ts";
import { corrected, decided, isPlanReached } from "./verdict.ts";

type Group = { segment: string; kind: Segment["kind"]; units: ReadonlyMap<string, Sums>; sums: ReadonlyMap<string, Sums> };

/** The effect within each value of the breakdown. */
export function segmentsResult(listed: ListedMetric, reading: Reading): Pick<ExperimentResult, "metric" | "segments" | "segmentCount"> {
  const { definition, unitRows, sumRows } = reading;
  const { hideOther, other } = definition.breakdown ?? {};
  const isHidden = hideOther === true || other === false;
  const groups = groupsOf(reading).filter(({ kind }) => !(isHidden && kind === "other"));
  return {
    metric: describedMetric(listed, total(sumsByVariant(sumRows).values())),
    segments: decidedSegments(groups, listed, reading),
    segmentCount: Number(unitRows[0]?.group_count ?? 0),
  };
}

/** Ranked by units, unset values and the fold behind. */
function groupsOf({ unitRows, sumRows }: Reading): Group[] {
  const [units, sums] = [byGroup(unitRows), byGroup(sumRows)];
  const groups = [...units].map(([key, rows]): Group => {
    const [first] = rows;
    return {
      segment: String(first?.group_name),
      kind: groupKindName(first?.group_kind),
      units: sumsByVariant(rows),
      sums: sumsByVariant(sums.get(key) ?? []),
    };
  });
  const last = { value: 0, unset: 1, other: 2 };
  const size = (group: Group): number => total(group.units.values()).get("units") ?? 0;
  return groups.sort((a, b) => last[a.kind] - last[b.kind] || size(b) - size(a) || byCodePoint(a.segment, b.segment));
}

function byGroup(rows: readonly RowRecord[]): Map<string, RowRecord[]> {
  const found = new Map<string, RowRecord[]>();
  for (const row of rows) {
    const key = `${row.group_kind}:${row.group_name}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

function decidedSegments(groups: readonly Group[], listed: ListedMetric, reading: Reading): Segment[] {
  const { definition, exposure } = reading;
  const { role, metric } = listed;
  const splits = correctedSplits(groups.map((group) => splitCheck(unitsOf(group, reading), weightsOf(reading))));
  const outcomes = groups.map((group, index) => outcomeIn(group, listed, { ...reading, split: splits[index] as SplitCheck }));
  const whole = outcomeIn({ sums: sumsByVariant(reading.sumRows) }, listed, { ...reading, split: exposure.split });
  const planReached = isPlanReached(whole, exposure.progress, definition);
  const judged = role === "guardrail" ? outcomes : corrected(outcomes, definition.correction);
  return judged.map((outcome, index) => {
    const { segment, kind, units } = groups[index] as Group;
    return {
      segment,
      kind,
      units: exposure.arms.map(({ variant }) => ({ variant, units: units.get(variant)?.get("units") ?? 0 })),
      split: splits[index] as SplitCheck,
      ...decided(outcome, { definition, role, direction: metric.direction, isPlanReached: planReached }),
    };
  });
}

const weightsOf = ({ exposure }: Reading): number[] => exposure.arms.map(({ weight }) => weight);

const unitsOf = ({ units }: Group, { exposure }: Reading): number[] =>
  exposure.arms.map(({ variant }) => units.get(variant)?.get("units") ?? 0);

type OfSplit = Reading & { split: SplitCheck };

function outcomeIn({ sums }: Pick<Group, "sums">, { metric, role }: ListedMetric, { definition, exposure, split }: OfSplit): Outcome {
  const arms = armOutcomes(exposure.arms, sums, { metric, step: lastStep(metric), alpha: definition.alpha });
  const judging = judgingOf(definition, { direction: metric.direction, oneSided: role === "guardrail" });
  const isSplitBroken = [exposure.split, split].some(({ status }) => status === "alarm");
  return outcomeOf(arms, { judging, minimum: definition.minimum, isSplitBroken });
}
