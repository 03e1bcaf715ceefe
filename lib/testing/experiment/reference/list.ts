import { type ListedMetric, listedMetrics } from "../../../reports/experiment/definition/labels.ts";
import type { ExperimentPart } from "../../../reports/experiment/definition.ts";
import type { ExperimentActorRow } from "../../../reports/experiment/result/answer.ts";
import { byCodePoint } from "../../reference/code-point.ts";
import { instant } from "./exposure.ts";
import { outcomesOf, type UnitOutcome } from "./outcome.ts";
import type { Scene, Unit } from "./scene.ts";
import { segmentsIn } from "./segment.ts";

const leftOut = {
  before_range: "beforeRange",
  several_variants: "severalVariants",
  not_planned: "notPlanned",
  without_variant: "withoutVariant",
} as const;

type Entry = { unit: Unit; value: number | null };

/** The units that a part means, by exposure time, ties by name; not yet searched or cut. */
export function actorsIn(part: ExperimentPart, scene: Scene): ExperimentActorRow[] {
  return entriesOf(part, scene)
    .sort((a, b) => a.unit.row.time - b.unit.row.time || byCodePoint(a.unit.actor, b.unit.actor))
    .map(({ unit: { actor, row, variant, variants }, value }) => ({ actor, variant, variants, exposureTime: instant(row.time), value }));
}

function entriesOf(part: ExperimentPart, scene: Scene): Entry[] {
  const { state } = part;
  if (state in leftOut) return scene.places[leftOut[state as keyof typeof leftOut]].map((unit) => ({ unit, value: null }));
  const units = segmentUnits(part, scene).filter(({ variant }) => part.variant === undefined || variant === part.variant);
  const listed = listedMetrics(scene.definition).find(({ key }) => key === part.metric);
  if (!listed) return units.map((unit) => ({ unit, value: null }));
  return outcomesOf(units, listed.metric, scene)
    .map((outcome) => ({ unit: outcome.unit, value: outcome.isSettled ? shownValue(outcome, listed, part) : null }))
    .filter(({ value }) => isMeant(value, state));
}

/** The counted units, or those of one segment. */
function segmentUnits({ segment, segmentKind }: ExperimentPart, scene: Scene): Unit[] {
  if (segment === undefined) return scene.places.counted;
  return segmentsIn(scene.places.counted, scene)
    .filter(({ name, kind }) => name === segment && (segmentKind === undefined || kind === segmentKind))
    .flatMap(({ items }) => items);
}

function shownValue({ value }: UnitOutcome, { metric }: ListedMetric, { step }: ExperimentPart): number {
  return metric.type === "funnel" ? Number(value >= (step ?? metric.steps.length)) : value;
}

function isMeant(value: number | null, state: ExperimentPart["state"]): boolean {
  if (state === "immature") return value === null;
  if (state === "converted") return value === 1;
  return state !== "not_converted" || value === 0;
}
