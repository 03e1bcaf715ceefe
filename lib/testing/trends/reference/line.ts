import { breakdownsOf } from "../../../reports/trends/definition/breakdowns.ts";
import { evaluateFormula, type Formula, lettersOf, parseFormula } from "../../../reports/trends/definition/formula.ts";
import { formulasOf, letterOf, seriesLabel } from "../../../reports/trends/definition/labels.ts";
import { measureTraits } from "../../../reports/trends/definition/measure.ts";
import type { TrendsGroupKind, TrendsLine } from "../../../reports/trends/result/answer.ts";
import { byParts, type Group } from "./group.ts";
import { type Measured, pointValues, totalWindow, valueIn } from "./measure.ts";
import { type CountedSeries, distinctGroups, groupsIn, inGroup } from "./series.ts";

/** What is said of one line before it is drawn. */
type Values = { points: (number | null)[]; total: number | null; elapsedTotal: number | null };

/** The lines of one period; `elapsed` is the last instant that a like comparison looks at, null without one. */
export function linesOf(counted: readonly CountedSeries[], elapsed: number | null): TrendsLine[] {
  const definition = counted[0]?.scene.definition;
  if (!definition) return [];
  const formulas = formulasOf(definition);
  if (formulas.length === 0)
    return counted.flatMap((each, index) => {
      const drawn = groupsOrAll(each).map((group) => ({ group, values: seriesValues(each, group, elapsed) }));
      return finished(drawn, { key: letterOf(index), label: seriesLabel(each.series) }, { counted, elapsed });
    });
  return formulas.flatMap(({ expression, label }, index) => {
    const formula = parseFormula(expression);
    const used = counted.filter((_, place) => lettersOf(formula).includes(letterOf(place)));
    const groups = breakdownsOf(definition).length === 0 ? [null] : distinctGroups(used.flatMap(groupsIn));
    const drawn = groups.map((group) => ({ group, values: formulaValues(formula, counted, { group, elapsed }) }));
    return finished(drawn, { key: `F${index + 1}`, label }, { counted, elapsed });
  });
}

function groupsOrAll(counted: CountedSeries): (Group | null)[] {
  return breakdownsOf(counted.scene.definition).length === 0 ? [null] : groupsIn(counted);
}

function seriesValues(counted: CountedSeries, group: Group | null, elapsed: number | null): Values {
  const measured = inGroup(counted, group);
  const { scene, measure } = counted;
  const { view, cumulative } = scene.definition;
  const isGiven = ["number", "table", "pie"].includes(view) || measureTraits[measure.name].additive;
  return {
    points: pointValues(measured, cumulative),
    total: isGiven ? totalValue(measured, scene.span.to) : null,
    elapsedTotal: isGiven && elapsed !== null ? totalValue(measured, elapsed) : null,
  };
}

function totalValue(measured: Measured, until: number): number | null {
  return until < measured.scene.span.from ? null : valueIn(totalWindow(measured, until), measured);
}

function formulaValues(
  formula: Formula,
  counted: readonly CountedSeries[],
  { group, elapsed }: { group: Group | null; elapsed: number | null },
): Values {
  const all = new Map(counted.map((each, index) => [letterOf(index), seriesValues(each, group, elapsed)]));
  const evaluated = (pick: (values: Values) => number | null | undefined) =>
    evaluateFormula(formula, (letter) => {
      const values = all.get(letter);
      return values ? (pick(values) ?? null) : null;
    });
  const isGiven = ["number", "table", "pie"].includes(counted[0]?.scene.definition.view ?? "");
  return {
    points: (counted[0]?.scene.buckets ?? []).map((_, index) => evaluated(({ points }) => points[index])),
    total: isGiven ? evaluated(({ total }) => total) : null,
    elapsedTotal: isGiven && elapsed !== null ? evaluated(({ elapsedTotal }) => elapsedTotal) : null,
  };
}

type Drawn = { group: Group | null; values: Values };
type Naming = Pick<TrendsLine, "key" | "label">;
type Setting = { counted: readonly CountedSeries[]; elapsed: number | null };

const place: Record<TrendsGroupKind, number> = { value: 0, unset: 1, other: 2 };

function finished(drawn: readonly Drawn[], naming: Naming, { counted, elapsed }: Setting): TrendsLine[] {
  const scene = counted[0]?.scene;
  const smoothed = drawn.map((each) => ({ ...each, points: rollingMean(each.values.points, scene?.definition.smoothing ?? 1) }));
  const sum = (points: readonly (number | null)[]) => points.reduce((total: number, value) => total + (value ?? 0), 0);
  const inOrder = smoothed.sort((a, b) => {
    if (!a.group || !b.group) return 0;
    return place[a.group.kind] - place[b.group.kind] || sum(b.points) - sum(a.points) || byParts(a.group, b.group);
  });
  return inOrder.map(({ group, points, values }) => ({
    ...naming,
    breakdown: group?.parts ?? null,
    groupKind: group?.kind ?? null,
    points: points.map((value, index) => ({ period: scene?.buckets[index]?.period ?? "", value })),
    total: values.total,
    ...(elapsed === null ? {} : { elapsedTotal: values.elapsedTotal }),
  }));
}

/** The mean of each point and those before it, so many in all; unset points are left out. */
function rollingMean(points: readonly (number | null)[], size: number): (number | null)[] {
  return points.map((_, index) => {
    const set = points.slice(Math.max(0, index - size + 1), index + 1).filter((value) => value !== null);
    return set.length === 0 ? null : set.reduce((sum, value) => sum + value, 0) / set.length;
  });
}
