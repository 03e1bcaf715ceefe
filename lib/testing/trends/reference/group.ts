import { breakdownsOf, groupLimit } from "../../../reports/trends/definition/breakdowns.ts";
import type { TrendsGroupKind } from "../../../reports/trends/result/answer.ts";
import type { Breakdown } from "../../../vocabulary/breakdown.ts";
import { inCohort, userProperties } from "../../reference/condition.ts";
import { numberOf, textOf } from "../../reference/value.ts";
import type { Row } from "../../reference/world.ts";
import type { Hit } from "./hit.ts";
import type { Scene } from "./scene.ts";

/** One group of a breakdown: a value, what is not set, or the rest. */
export type Group = { kind: TrendsGroupKind; parts: string[] };

/** What tells a group from another. */
export const keyOf = ({ kind, parts }: Group): string => JSON.stringify([kind, parts]);

/** A hit with the groups it counts in. */
export type GroupedHit = Hit & { groups: Group[] };

/** The lowest and the highest value per breakdown that has bins; null without numbers. */
export type Grids = ({ lowest: number; highest: number } | null)[];

const notSet = "(not set)";

/** The grids over the events that count in any series and period. */
export function gridsOf(counted: { row: Row; scene: Scene }[], breakdowns: readonly Breakdown[]): Grids {
  return breakdowns.map((breakdown) => {
    const values = counted.map(({ row, scene }) => numberOf(textUnder(breakdown, row, scene))).filter((value) => value !== null);
    return breakdown.bins && values.length > 0 ? { lowest: Math.min(...values), highest: Math.max(...values) } : null;
  });
}

/** The groups of a row: one, or for cohorts any number. */
export function groupsOf(row: Row, scene: Scene, grids: Grids): Group[] {
  const breakdowns = breakdownsOf(scene.definition);
  const [first] = breakdowns;
  if (first?.of === "cohort")
    return (first.cohorts ?? [])
      .filter((name) => inCohort(name, { user: row.user }, scene.world))
      .map((name) => ({ kind: "value", parts: [name] }));
  const parts = breakdowns.map((breakdown, index) => partOf(breakdown, row, { scene, grid: grids[index] ?? null }));
  const kind = parts.every((part) => part === null) ? "unset" : "value";
  return [{ kind, parts: parts.map((part) => part ?? notSet) }];
}

function source(of: Breakdown["of"], row: Row, { sessions, world }: Scene) {
  if (of === "user") return userProperties(row.user, world);
  return of === "session" ? sessions.of(row)?.first.properties : row.properties;
}

function textUnder({ property, of }: Breakdown, row: Row, scene: Scene): string | null {
  return textOf(source(of, row, scene), [property ?? []].flat()[0] ?? "");
}

function partOf(breakdown: Breakdown, row: Row, { scene, grid }: { scene: Scene; grid: Grids[number] }): string | null {
  const { property, of, normalize, bins } = breakdown;
  if (bins) {
    const value = numberOf(textUnder(breakdown, row, scene));
    return value === null || !grid ? null : binName(value, { ...grid, bins });
  }
  const texts = [property ?? []].flat().map((name) => textOf(source(of, row, scene), name));
  if (texts.every((text) => text === null)) return null;
  return texts.map((text) => (text === null ? notSet : normalize === "url" ? text.replace(/[/?#]+$/, "") || "/" : text)).join("|");
}

function binName(value: number, { lowest, highest, bins }: { lowest: number; highest: number; bins: number }): string {
  const written = (edge: number) => `${Number(edge.toPrecision(12))}`;
  if (lowest === highest) return `[${written(lowest)},${written(highest + 0.01)}]`;
  const width = (highest - lowest) / bins;
  const index = value === highest ? bins - 1 : Math.min(bins - 1, Math.floor((value - lowest) / width));
  const upper = index === bins - 1 ? highest + 0.01 : lowest + (index + 1) * width;
  return `[${written(lowest + index * width)},${written(upper)}]`;
}

/** A group and what ranks it: the sum of its points now and in the previous period. */
export type Ranked = { group: Group; now: number; before: number };

/** A function that folds the values beyond the limit; null where the fold is hidden. */
export function foldBeyond(ranked: readonly Ranked[], definition: Scene["definition"]): (group: Group) => Group | null {
  const [first, ...more] = breakdownsOf(definition);
  const values = ranked
    .filter(({ group }) => group.kind === "value")
    .sort((a, b) => b.now - a.now || b.before - a.before || byParts(a.group, b.group));
  const kept = new Set(values.slice(0, groupLimit(definition)).map(({ group }) => keyOf(group)));
  const isHidden = first?.hideOther === true || first?.other === false;
  const other: Group = { kind: "other", parts: [first, ...more].map(() => "(other)") };
  return (group) => (group.kind !== "value" || kept.has(keyOf(group)) ? group : isHidden ? null : other);
}

/** By the names of the parts, ascending by code points. */
export function byParts(a: Group, b: Group): number {
  for (const [index, part] of a.parts.entries()) {
    const difference = byCodePoint(part, b.parts[index] ?? "");
    if (difference !== 0) return difference;
  }
  return 0;
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (const [index, character] of left.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
