import type { Cell, Column, Table } from "../../../charts/table.ts";
import type { Comparison, ExperimentResult, Inputs, MetricAnswer } from "../result/answer.ts";
import { testWords } from "./effect-words.ts";
import { filled } from "./exposures.ts";
import { begun } from "./over-time.ts";

type Row = Record<string, Cell>;

const text = (key: string, label: string): Column => ({ key, label, kind: "text" });
const number = (key: string, label: string): Column => ({ key, label, kind: "number" });
const count = (key: string, label: string): Column => ({ key, label, kind: "count" });

/** A comparison of rates reads in per cent, any other in the metric's own unit. */
function comparisonColumns(kind: "rate" | "number" = "number"): Column[] {
  const apart = kind === "rate" ? "difference" : kind;
  return [
    { key: "control", label: "Control", kind },
    { key: "value", label: "Arm", kind },
    { key: "difference", label: "Difference", kind: apart },
    { key: "low", label: "From", kind: apart },
    { key: "high", label: "To", kind: apart },
    { key: "lift", label: "Relative", kind: "rate" },
    { key: "liftLow", label: "From, relative", kind: "rate" },
    { key: "liftHigh", label: "To, relative", kind: "rate" },
    number("p", "p"),
    number("pAdjusted", "p corrected"),
    number("probabilityHigher", "Probability of being higher"),
    text("verdict", "Verdict"),
    text("test", "Test"),
  ];
}

/** All compare the same metric. */
function kindOf(compared: readonly Pick<MetricAnswer, "arms">[]): "rate" | "number" {
  return compared.some(({ arms }) => arms.some(({ inputs }) => inputs.is === "rate")) ? "rate" : "number";
}

function comparisonCells(comparison: Comparison, of: Pick<MetricAnswer, "arms">, control: string | null): Row {
  const value = (variant: string | null) => armValue(of.arms.find((arm) => arm.variant === variant)?.inputs);
  const { difference, low, high, lift, liftLow, liftHigh, p, pAdjusted, probabilityHigher, verdict, test } = comparison;
  return {
    ...{ difference, low, high, lift, liftLow, liftHigh, p, pAdjusted, probabilityHigher, verdict },
    control: value(control),
    value: value(comparison.variant),
    test: test === null ? null : testWords[test],
  };
}

/** The value of an arm by a metric: its rate, mean or ratio. */
export function armValue(inputs: Inputs | undefined): number | null {
  if (!inputs) return null;
  if (inputs.is === "rate") return inputs.rate;
  return inputs.is === "mean" ? inputs.mean : inputs.ratio;
}

/** One line per metric and arm, every number in full. */
export function metricsTable({ metrics = [], exposure }: ExperimentResult): Table {
  return {
    columns: [text("metric", "Metric"), text("role", "Role"), text("arm", "Arm"), ...comparisonColumns()],
    rows: metrics.flatMap((metric) =>
      metric.comparisons.map((comparison) => ({
        ...{ metric: metric.label, role: metric.role, arm: comparison.variant },
        ...comparisonCells(comparison, metric, exposure?.control ?? null),
      })),
    ),
  };
}

/** What every test was fed with, one line per metric and arm: enough to run it again elsewhere. */
export function inputsTable({ metrics = [] }: Pick<ExperimentResult, "metrics">): Table {
  const rows = metrics.flatMap(({ label, arms }) =>
    arms.map(({ variant, immature, inputs }): Row => {
      const { is, n, ...sums } = inputs;
      const { before, ...own } = sums as typeof sums & { before?: Record<string, number> };
      const beforeSums = Object.fromEntries(Object.entries(before ?? {}).map(([key, value]) => [`before_${key}`, value]));
      return { metric: label, arm: variant, type: is, n, immature, ...(own as Row), ...beforeSums };
    }),
  );
  const known = new Set(["metric", "arm", "type", "n", "immature"]);
  const further = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !known.has(key));
  return {
    columns: [
      ...[text("metric", "Metric"), text("arm", "Arm"), text("type", "Type"), count("n", "n")],
      ...further.map((key) => number(key, inputWords[key] ?? key)),
      count("immature", "Immature"),
    ],
    rows,
  };
}

const inputWords: Record<string, string> = {
  converted: "Converted",
  rate: "Rate",
  low: "From",
  high: "To",
  sum: "Σ y",
  sumOfSquares: "Σ y²",
  mean: "Mean",
  variance: "Variance (n − 1)",
  capped: "Capped",
  before_sum: "Σ x before",
  before_sumOfSquares: "Σ x² before",
  before_sumOfProducts: "Σ xy",
  before_mean: "Mean before",
  before_variance: "Variance before",
  before_covariance: "Covariance",
  numeratorVariance: "Variance of m",
  denominatorVariance: "Variance of d",
  covariance: "Covariance",
  sumNumerator: "Σ m",
  sumDenominator: "Σ d",
  sumOfNumeratorSquares: "Σ m²",
  sumOfDenominatorSquares: "Σ d²",
  sumOfProducts: "Σ md",
  ratio: "Ratio",
};

/** One line per bucket and arm. */
export function overTimeTable({ overTime, exposure }: ExperimentResult): Table {
  const points = begun(overTime);
  const compared = comparisonColumns(kindOf(points)).slice(0, -2);
  return {
    columns: [text("period", "Exposed up to"), text("arm", "Arm"), count("units", "Counted, all arms"), ...compared],
    rows: points.flatMap((point) =>
      point.comparisons.map((comparison) => ({
        ...{ period: point.period, arm: comparison.variant, units: point.units },
        ...comparisonCells(comparison, point, exposure?.control ?? null),
      })),
    ),
  };
}

/** One line per bucket; each arm's newcomers and all so far. */
export function exposuresTable({ exposures = [], exposure }: Pick<ExperimentResult, "exposures" | "exposure">): Table {
  const points = filled({ exposures });
  const arms = exposure?.arms ?? [];
  return {
    columns: [
      text("period", "Begins"),
      ...arms.flatMap(({ label }, index) => [count(`units${index}`, label), count(`cumulative${index}`, `${label}, so far`)]),
    ],
    rows: points.map(({ period, arms: found }) => ({
      period,
      ...Object.fromEntries(
        arms.flatMap(({ variant }, index) => {
          const arm = found.find((each) => each.variant === variant);
          return [
            [`units${index}`, arm?.units ?? 0],
            [`cumulative${index}`, arm?.cumulative ?? 0],
          ];
        }),
      ),
    })),
  };
}

/** One line per segment and arm, with the split of the segment. */
export function segmentsTable({ segments = [], exposure }: ExperimentResult): Table {
  return {
    columns: [
      text("segment", "Segment"),
      text("arm", "Arm"),
      count("units", "Counted"),
      ...comparisonColumns(kindOf(segments)).slice(0, -1),
      number("split", "p of the split"),
    ],
    rows: segments.flatMap((segment) =>
      segment.comparisons.map((comparison) => ({
        segment: segment.kind === "unset" ? "(not set)" : segment.segment,
        arm: comparison.variant,
        units: segment.units.reduce((sum, { units }) => sum + units, 0),
        ...comparisonCells(comparison, segment, exposure?.control ?? null),
        split: segment.split.pAdjusted ?? segment.split.p,
      })),
    ),
  };
}
