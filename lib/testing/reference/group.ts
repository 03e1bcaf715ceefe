import { type Breakdown, defaultBreakdownLimit } from "../../vocabulary/breakdown.ts";
import { byCodePoint } from "./code-point.ts";
import { inCohort, userProperties } from "./condition.ts";
import type { Sessions } from "./session.ts";
import { textOf } from "./value.ts";
import type { Row, World } from "./world.ts";

/** A group of a breakdown; a value that happens to be called "(other)" is not the fold. */
export type Group = { kind: "value" | "unset" | "other"; name: string };

type Setting = { breakdown: Breakdown; world: World; sessions: Sessions };

/** The groups that a row carries: one, or with cohorts each that its user is in. */
export function groupsOf(row: Row, { breakdown, world, sessions }: Setting): Group[] {
  const { of, property, cohorts = [], normalize } = breakdown;
  if (of === "cohort") return cohorts.filter((name) => inCohort(name, { user: row.user }, world)).map((name) => ({ kind: "value", name }));
  const source = of === "user" ? userProperties(row.user, world) : of === "session" ? sessions.of(row)?.first.properties : row.properties;
  const parts = [property ?? []].flat().map((name) => textOf(source, name));
  if (parts.every((part) => part === null)) return [{ kind: "unset", name: "(not set)" }];
  const written = parts.map((part) => (part === null ? "(not set)" : normalize === "url" ? withoutTail(part) : part));
  return [{ kind: "value", name: written.join("|") }];
}

function withoutTail(url: string): string {
  return url.replace(/[/?#]+$/, "") || "/";
}

/** What tells two groups apart. */
export function keyOfGroup({ kind, name }: Group): string {
  return JSON.stringify([kind, name]);
}

/** A group with what counts in it. */
export type Filled<Item> = Group & { items: Item[] };

type Ranking<Item> = { breakdown: Breakdown; weight: (items: Item[]) => number };

/**
 * Items by group: values by weight, ties by name, up to the limit; then (not set); then the rest as (other), unless it is hidden.
 * Cohorts have no limit, and show when empty.
 */
export function groupedBy<Item extends { groups: Group[] }>(
  items: readonly Item[],
  { breakdown, weight }: Ranking<Item>,
): { groups: Filled<Item>[]; count: number } {
  const filled = new Map<string, Filled<Item>>();
  const fill = (group: Group): Filled<Item> => {
    const one = filled.get(keyOfGroup(group)) ?? { ...group, items: [] };
    filled.set(keyOfGroup(group), one);
    return one;
  };
  const isOfCohorts = breakdown.of === "cohort";
  if (isOfCohorts) for (const name of breakdown.cohorts ?? []) fill({ kind: "value", name });
  for (const item of items) for (const group of item.groups) fill(group).items.push(item);
  const all = [...filled.values()];
  const values = all
    .filter(({ kind }) => kind === "value")
    .sort((a, b) => weight(b.items) - weight(a.items) || byCodePoint(a.name, b.name));
  const limit = isOfCohorts ? Infinity : (breakdown.limit ?? defaultBreakdownLimit);
  const rest = values.slice(limit).flatMap((each) => each.items);
  const hidden = breakdown.hideOther === true || breakdown.other === false;
  const fold: Filled<Item>[] = rest.length > 0 && !hidden ? [{ kind: "other", name: "(other)", items: rest }] : [];
  return { groups: [...values.slice(0, limit), ...all.filter(({ kind }) => kind === "unset"), ...fold], count: all.length };
}
