import { breakdownsOf } from "../../../reports/trends/definition/breakdowns.ts";
import { type MeasureParts, measureOf, measureTraits } from "../../../reports/trends/definition/measure.ts";
import type { TrendsSeries } from "../../../reports/trends/definition.ts";
import { foldBeyond, type Group, type GroupedHit, gridsOf, groupsOf, keyOf, type Ranked } from "./group.ts";
import { hitsOf } from "./hit.ts";
import { type Measured, pointValues } from "./measure.ts";
import { isIn, reach, type Scene } from "./scene.ts";

/** A lettered series in one period: the events that count in any point, each with its groups after folding. */
export type CountedSeries = { series: TrendsSeries; measure: MeasureParts; scene: Scene; hits: GroupedHit[] };

/** The series of all periods, folded alike: [period][series]. */
export function countedSeries(scenes: readonly Scene[]): CountedSeries[][] {
  const plain = scenes.map((scene) => scene.definition.series.map((series) => unfolded(series, scene)));
  const [first] = scenes;
  if (!first) return [];
  const { definition } = first;
  const breakdowns = breakdownsOf(definition);
  if (breakdowns.length === 0) return plain;
  const grids = gridsOf(
    plain.flat().flatMap(({ hits, scene }) => hits.map(({ row }) => ({ row, scene }))),
    breakdowns,
  );
  const grouped = plain.map((list) => list.map((each) => withGroups(each, (hit) => groupsOf(hit.row, each.scene, grids))));
  const ranked = definition.series.map((_, index) => rankedGroups(grouped.map((list) => list[index] as CountedSeries)));
  const shared = definition.formula === undefined ? null : foldBeyond(addedUp(ranked.flat()), definition);
  return grouped.map((list) =>
    list.map((each, index) => {
      const fold = shared ?? foldBeyond(ranked[index] ?? [], definition);
      return withGroups(each, (hit) => hit.groups.map(fold).filter((group) => group !== null));
    }),
  );
}

function unfolded(series: TrendsSeries, scene: Scene): CountedSeries {
  const measure = measureOf(series.measure);
  const inReach = reach(measureTraits[measure.name].rollingDays, scene);
  const hits = hitsOf(series, scene).filter(({ row }) => isIn(row.time, inReach));
  return { series, measure, scene, hits: hits.map((hit) => ({ ...hit, groups: [] })) };
}

function withGroups(counted: CountedSeries, groups: (hit: GroupedHit) => Group[]): CountedSeries {
  return { ...counted, hits: counted.hits.map((hit) => ({ ...hit, groups: groups(hit) })) };
}

/** The events of one group. */
export function inGroup({ hits, measure, scene }: CountedSeries, group: Group | null): Measured {
  const chosen = group === null ? hits : hits.filter(({ groups }) => groups.some((each) => keyOf(each) === keyOf(group)));
  return { hits: chosen, measure, scene };
}

/** Every group that has events, each once; cohorts all. */
export function groupsIn({ hits, scene }: CountedSeries): Group[] {
  const [first] = breakdownsOf(scene.definition);
  const named = first?.of === "cohort" ? (first.cohorts ?? []).map((name): Group => ({ kind: "value", parts: [name] })) : [];
  return distinctGroups([...named, ...hits.flatMap(({ groups }) => groups)]);
}

/** Each group once. */
export function distinctGroups(groups: readonly Group[]): Group[] {
  return [...new Map(groups.map((group) => [keyOf(group), group])).values()];
}

/** The groups of one series over the periods, with the sums of their points. */
function rankedGroups([now, before]: CountedSeries[]): Ranked[] {
  const both = [now, before].filter((each) => each !== undefined);
  return distinctGroups(both.flatMap(groupsIn)).map((group) => ({
    group,
    now: now ? pointSum(now, group) : 0,
    before: before ? pointSum(before, group) : 0,
  }));
}

function pointSum(counted: CountedSeries, group: Group): number {
  return pointValues(inGroup(counted, group), false).reduce((sum: number, value) => sum + (value ?? 0), 0);
}

function addedUp(ranked: readonly Ranked[]): Ranked[] {
  const sums = new Map<string, Ranked>();
  for (const { group, now, before } of ranked) {
    const sum = sums.get(keyOf(group)) ?? { group, now: 0, before: 0 };
    sums.set(keyOf(group), { group, now: sum.now + now, before: sum.before + before });
  }
  return [...sums.values()];
}
