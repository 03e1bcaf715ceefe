import type { Bucket } from "../../../vocabulary/buckets.ts";
import { evaluateFormula, lettersOf, parseFormula } from "../definition/formula.ts";
import { formulasOf, letterOf, seriesLabel } from "../definition/labels.ts";
import { showsTotals } from "../definition/totals.ts";
import type { TrendsDefinition } from "../definition.ts";
import { measuredSeries } from "../plan/question.ts";
import type { TrendsLine } from "./answer.ts";
import { type Group, type Measurements, nothingMeasured, type Reading, type Values } from "./measurements.ts";

/** What becomes a line of the answer. */
type Drawn = { key: string; label: string; group: Group; values: Values };

/** The lines of one period: series or formulas, smoothed, each with its groups in order. */
export function linesOf(found: readonly Measurements[], reading: Reading): TrendsLine[] {
  const { definition, frame, name } = reading;
  const spine = frame.calendars[name]?.spine ?? [];
  const formulas = formulasOf(definition);
  const drawn = formulas.length > 0 ? formulaLines(found, reading) : seriesLines(found, definition);
  const isElapsed = name === "previous" && frame.elapsedTo !== null;
  const lines = drawn.map((each) => line(each, { spine, definition, isElapsed }));
  const keys = [...new Set(lines.map(({ key }) => key))];
  return keys.flatMap((key) => inOrder(lines.filter((each) => each.key === key)));
}

function seriesLines(found: readonly Measurements[], { series }: TrendsDefinition): Drawn[] {
  return found.flatMap(({ groups, values }, index) =>
    [...groups].map(([key, group]) => ({
      key: letterOf(index),
      label: seriesLabel(series[index] as TrendsDefinition["series"][number]),
      group,
      values: values.get(key) as Values,
    })),
  );
}

/** A formula has the groups of its series; where one has none its points are those of no events. */
function formulaLines(found: readonly Measurements[], reading: Reading): Drawn[] {
  const { definition } = reading;
  const measured = measuredSeries(definition);
  return formulasOf(definition).flatMap(({ expression, label }, index) => {
    const tree = parseFormula(expression);
    const used = lettersOf(tree);
    const groups = new Map(found.flatMap((each, place) => (used.includes(letterOf(place)) ? [...each.groups] : [])));
    return [...groups].map(([key, group]): Drawn => {
      const operands = new Map(
        measured.map((each) => [letterOf(each.index), found[each.index]?.values.get(key) ?? nothingMeasured(each, reading)]),
      );
      const of = (pick: (values: Values) => number | null | undefined) =>
        evaluateFormula(tree, (letter) => pick(operands.get(letter) as Values) ?? null);
      const count = operands.get("A")?.points.length ?? 0;
      const values = {
        points: Array.from({ length: count }, (_, point) => of(({ points }) => points[point])),
        total: showsTotals(definition) ? of(({ total }) => total) : null,
        elapsedTotal: showsTotals(definition) ? of(({ elapsedTotal }) => elapsedTotal) : null,
      };
      return { key: `F${index + 1}`, label, group, values };
    });
  });
}

type Drawing = { spine: readonly Bucket[]; definition: TrendsDefinition; isElapsed: boolean };

function line({ key, label, group, values }: Drawn, { spine, definition, isElapsed }: Drawing): TrendsLine {
  const smooth = smoothed(values.points, definition.smoothing ?? 1);
  return {
    key,
    label,
    breakdown: group.breakdown,
    groupKind: group.kind,
    points: spine.map(({ period }, index) => ({ period, value: smooth[index] ?? null })),
    total: values.total,
    ...(isElapsed ? { elapsedTotal: values.elapsedTotal } : {}),
  };
}

/** The mean of each point and those before it, so many in all; unset ones are left out. */
function smoothed(points: readonly (number | null)[], length: number): (number | null)[] {
  if (length === 1) return [...points];
  return points.map((_, index) => {
    const set = points.slice(Math.max(0, index - length + 1), index + 1).filter((value) => value !== null);
    return set.length === 0 ? null : set.reduce((sum, value) => sum + value, 0) / set.length;
  });
}

const places = { value: 0, unset: 1, other: 2 };

function inOrder(lines: TrendsLine[]): TrendsLine[] {
  const sum = new Map(lines.map((each) => [each, each.points.reduce((total, { value }) => total + (value ?? 0), 0)]));
  const place = ({ groupKind }: TrendsLine) => places[groupKind ?? "value"];
  return lines.sort((a, b) => place(a) - place(b) || (sum.get(b) ?? 0) - (sum.get(a) ?? 0) || byCodePoints(a, b));
}

function byCodePoints({ breakdown: a }: TrendsLine, { breakdown: b }: TrendsLine): number {
  const index = (a ?? []).findIndex((part, place) => part !== b?.[place]);
  return index === -1 ? 0 : Buffer.compare(Buffer.from(a?.[index] ?? ""), Buffer.from(b?.[index] ?? ""));
}
