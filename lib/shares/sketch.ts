import { bucketStates } from "../charts/buckets.ts";
import { compactNumber, counted, humanDuration, percent, periodLabel, plural } from "../format.ts";
import type { AdoptionResult } from "../reports/adoption/result/answer.ts";
import type { ExperimentResult } from "../reports/experiment/result/answer.ts";
import type { FunnelResult } from "../reports/funnel/result/answer.ts";
import type { ReportKindName } from "../reports/index.ts";
import type { AnswerBase } from "../reports/kind.ts";
import type { LifecycleResult } from "../reports/lifecycle/result/answer.ts";
import type { PathsResult } from "../reports/paths/result/answer.ts";
import type { RetentionResult } from "../reports/retention/result/answer.ts";
import type { StickinessResult } from "../reports/stickiness/result/answer.ts";
import { drawnLines, drawnValues } from "../reports/trends/chart/lines.ts";
import { shortText } from "../reports/trends/chart/value.ts";
import type { TrendsDefinition } from "../reports/trends/definition.ts";
import type { TrendsResult } from "../reports/trends/result/answer.ts";

/** An answer in a few strokes: one number, of what it is, and lines or bars without names. Values of breakdowns are never named. */
export type Sketch = { figure: string | null; of: string; lines?: readonly (number | null)[][]; bars?: readonly number[] };

type Results = {
  trends: TrendsResult;
  funnel: FunnelResult;
  retention: RetentionResult;
  lifecycle: LifecycleResult;
  stickiness: StickinessResult;
  adoption: AdoptionResult;
  paths: PathsResult;
  experiment: ExperimentResult;
};

const mostLines = 5;

/** How each kind is sketched, from its answer alone; a kind without a line here shows its name. */
const sketches: { [Kind in ReportKindName]?: (result: Results[Kind], definition: object) => Sketch } = {
  trends,
  funnel,
  retention,
  lifecycle,
  stickiness,
  adoption,
  paths: ({ starters = 0, unit, steps = [] }) => ({
    figure: compactNumber(starters),
    of: `${unit} paths`,
    bars: steps.map(({ arriving }) => arriving),
  }),
  experiment: ({ exposure, unit }) => ({
    figure: exposure ? compactNumber(exposure.units) : null,
    of: exposure ? `${plural(unit)} in ${counted(exposure.arms.length, "variant")}` : "",
    bars: exposure?.arms.map(({ units }) => units) ?? [],
  }),
};

/** A tile's answer in a few strokes; null when its numbers contradict each other or its kind has no sketch. */
export function sketchOf(result: AnswerBase, definition: object): Sketch | null {
  const sketch = sketches[result.kind as ReportKindName] as ((result: AnswerBase, definition: object) => Sketch) | undefined;
  return result.broken.length > 0 || !sketch ? null : sketch(result, definition);
}

function trends(result: TrendsResult, asked: object): Sketch {
  const definition = asked as TrendsDefinition;
  const drawn = drawnLines(result, definition);
  const states = bucketStates(result);
  const settled = states.map((state) => (state === "partial" ? "ahead" : state));
  const lines = drawn.slice(0, mostLines).map(({ line }) => drawnValues(line.points, settled));
  const [first] = drawn;
  if (!first || drawn.length > 1) return { figure: null, of: counted(drawn.length, "line"), lines };
  const at = states.lastIndexOf("whole");
  const latest = first.line.points[at];
  if (first.line.total === null && latest)
    return { figure: shortText(latest.value, first.valueKind), of: periodLabel(latest.period, definition.interval), lines };
  return { figure: shortText(first.line.total, first.valueKind), of: first.name, lines };
}

function funnel({ steps = [], series, bins, converted, sweep }: FunnelResult): Sketch {
  const last = steps.at(-1);
  if (last)
    return { figure: rateText(last.fromFirst.rate), of: `${steps[0]?.label} → ${last.label}`, bars: steps.map(({ count }) => count) };
  if (series)
    return { figure: null, of: "converted, over time", lines: [series.map(({ rate, maturing }) => (maturing ? null : rate.rate))] };
  const median = converted?.medianSeconds ?? null;
  if (bins)
    return { figure: median === null ? null : humanDuration(median), of: "median time to convert", bars: bins.map(({ count }) => count) };
  return { figure: null, of: "converted, by window", lines: [(sweep ?? []).map(({ rate }) => rate)] };
}

function retention({ average = [], columns = [], gaps }: RetentionResult): Sketch {
  if (gaps)
    return {
      figure: gaps.medianDays === null ? null : humanDuration(gaps.medianDays * 86_400),
      of: "median time away",
      bars: gaps.distribution.map(({ units }) => units),
    };
  const first = average.find(({ column, rate }) => column > 0 && rate.rate !== null);
  const label = columns.find(({ column }) => column === first?.column)?.label ?? "";
  return { figure: first ? rateText(first.rate.rate) : null, of: label, lines: [average.map(({ rate }) => rate.rate)] };
}

function lifecycle({ points = [], unit }: LifecycleResult): Sketch {
  const active = points.map((each) => (each.state === "not_started" ? null : each.new + each.returning + each.resurrecting));
  const value = active[points.findLastIndex(({ state }) => state === "closed")];
  return { figure: value == null ? null : compactNumber(value), of: `active ${plural(unit)}`, lines: [active] };
}

function stickiness({ ratio, series = [], power = [], unit }: StickinessResult): Sketch {
  if (ratio) {
    const lines = ratio.slice(0, mostLines).map(({ points }) => points.map(({ dauPerMauRate }) => dauPerMauRate));
    return { figure: rateText(lines[0]?.findLast((rate) => rate !== null) ?? null), of: "DAU / MAU", lines };
  }
  const [curve] = series.length > 0 ? series : power;
  return {
    figure: curve ? compactNumber(curve.actors) : null,
    of: `active ${plural(unit)}`,
    bars: curve?.values.map(({ count }) => count) ?? [],
  };
}

function adoption({ features }: AdoptionResult): Sketch {
  const over = features.slice(0, mostLines).flatMap(({ points }) => (points ? [points.map(({ rate }) => rate.rate)] : []));
  const rates = features.flatMap(({ matrix }) => matrix?.rate.rate ?? []);
  const of = features.length === 1 ? (features[0]?.label ?? "") : counted(features.length, "feature");
  if (over.length === 1) return { figure: rateText(over[0]?.findLast((rate) => rate !== null) ?? null), of, lines: over };
  return { figure: null, of, ...(over.length > 0 ? { lines: over } : { bars: rates.sort((a, b) => b - a).slice(0, 20) }) };
}

const rateText = (rate: number | null): string | null => (rate === null ? null : percent(rate));
