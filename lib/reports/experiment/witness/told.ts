import type { asRecords } from "../../answer-rows.ts";
import { numberOrNull } from "../../answer-rows.ts";
import { areCut, inOrder } from "../../unit-rows.ts";
import type { ExperimentState } from "../definition.ts";

/** The first exposure to a variant, before the dates of the report or in them, and how many there are. */
export type ExposureRow = { micros: number; tie: number; event: string; variant: string | null; count: number };

/** An event that a metric may look at; numbers by the place of the reference. */
export type MetricRow = { micros: number; tie: number; event: string; mask: number; numbers: (number | null)[] };

/** What the report has of the unit by one metric, before capping. */
export type MetricFacts = {
  settled: boolean;
  value: number;
  before: number;
  denominator: number;
  limits: { lower: number | null; upper: number | null };
  /** In its window, or in the time before that it looks at; and the nearest on either side. */
  rows: MetricRow[];
  /** There are more than these. */
  cut: boolean;
};

/** What the report has of the unit. */
export type UnitFacts = {
  state: ExperimentState | null;
  variant: string | null;
  /** Microseconds of its first exposure; null without one that names a variant. */
  exposure: number | null;
  segment: string | null;
  exposures: ExposureRow[];
  byMetric: Map<string, MetricFacts>;
};

type Records = ReturnType<typeof asRecords>;

/** Reads what the report has of the unit out of the rows of the answer. */
export function unitFacts(records: Records): UnitFacts {
  const of = (part: string) => records.filter((each) => each.of === part);
  const [unit] = of("unit");
  const textOrNull = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return {
    state: textOrNull(unit?.state) as ExperimentState | null,
    variant: textOrNull(unit?.variant),
    exposure: unit ? numberOrNull(unit.exposure) : null,
    segment: textOrNull(of("segment")[0]?.segment),
    exposures: of("exposure")
      .map((row) => ({ ...placeOf(row), variant: textOrNull(row.variant), count: Number(row.count) }))
      .sort(inOrder),
    byMetric: new Map(of("outcome").map((outcome) => [String(outcome.metric), metricFacts(outcome, records)])),
  };
}

function metricFacts(outcome: Records[number], records: Records): MetricFacts {
  const own = records.filter(({ metric }) => metric === outcome.metric);
  const limits = own.find((each) => each.of === "limits");
  return {
    settled: Number(outcome.settled) === 1,
    value: Number(outcome.value),
    before: Number(outcome.before ?? 0),
    denominator: Number(outcome.denominator ?? 0),
    limits: { lower: numberOrNull(limits?.lower), upper: numberOrNull(limits?.upper) },
    rows: own
      .filter((each) => ["row", "early", "late"].includes(String(each.of)))
      .map((row) => ({ ...placeOf(row), mask: Number(row.mask), numbers: [numberOrNull(row.number_1), numberOrNull(row.number_2)] }))
      .sort(inOrder),
    cut: areCut(own.filter((each) => each.of === "row")),
  };
}

function placeOf({ time, tie, event }: Records[number]): { micros: number; tie: number; event: string } {
  return { micros: Number(time), tie: Number(tie), event: String(event) };
}

/** Whether the row is what the metric's reference at a place means. */
export const isRef = ({ mask }: MetricRow, place: number): boolean => Math.floor(mask / 2 ** place) % 2 === 1;
