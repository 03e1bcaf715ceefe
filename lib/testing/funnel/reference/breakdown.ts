import { inCohort, userProperties } from "../../reference/condition.ts";
import type { Sessions } from "../../reference/session.ts";
import { textOf } from "../../reference/value.ts";
import type { Row, World } from "../../reference/world.ts";
import type { Attempt } from "./attempt.ts";
import { entryOf, longest, type Rules } from "./rules.ts";
import type { Unit } from "./unit.ts";
import { countedAttempts, possibleAttempts, type Walk } from "./walk.ts";

export const notSet = "(not set)";
export const other = "(other)";

/** What breakdowns need besides the rules. */
export type Setting = { rules: Rules; world: World; sessions: Sessions };

/** A group of a breakdown; a value that happens to be called "(other)" is not the fold. */
export type Group = { kind: "value" | "unset" | "other"; name: string };

const unset: Group = { kind: "unset", name: notSet };

/** One counted attempt of a unit in one group; `fastest` is the shortest way to a step over all of its attempts. */
export type Outcome = { unit: Unit; group: Group | null; attempt: Attempt; fastest: (step: number) => number | null };

type Entries = Walk["entries"];

/** A walk and the unit that takes it. */
type UnitWalk = Walk & { unit: Unit };

/** The counted attempts of a unit with entries between two instants, once for each group they count in. */
export function outcomesOf(unit: Unit, entries: Entries, setting: Setting): Outcome[] {
  const { breakdown } = setting.rules.definition;
  const whole: UnitWalk = { unit, rows: unit.rows, entries };
  if (!breakdown) return walked(whole, () => [null], setting);
  if (breakdown.of === "cohort") return walked(whole, (row) => cohortGroups(row, setting), setting);
  const { attribution } = breakdown;
  const value = (row: Row): Group => groupOf(row, setting) ?? unset;
  if (attribution === "entry") return walked(whole, (row) => [value(row)], setting);
  if (attribution === "each")
    return distinct(unit.rows.map(value)).flatMap((group) =>
      walked({ ...whole, rows: unit.rows.filter((row) => isSame(value(row), group)) }, () => [group], setting),
    );
  if (typeof attribution === "object") return atStep(whole, attribution.step, setting);
  const found = touched(unit, setting)
    .map((row) => groupOf(row, setting))
    .filter((group) => group !== null);
  const group = (attribution === "first" ? found[0] : found.at(-1)) ?? unset;
  return walked(whole, () => [group], setting);
}

function walked(walk: UnitWalk, groups: (entry: Row) => (Group | null)[], { rules }: Setting): Outcome[] {
  const each = rules.definition.attempt === "every";
  return countedAttempts(walk, rules).flatMap((attempt) => {
    const entry = entryOf(attempt.rows);
    const fastest = (step: number) => shortest(each ? [attempt] : possibleAttempts(walk, rules), step, rules);
    return groups(entry).map((group) => ({ unit: walk.unit, group, attempt, fastest }));
  });
}

/** The shortest time from the entry to a step over attempts that are not void, null when none reaches it. */
function shortest(attempts: Iterable<Attempt>, step: number, { definition }: Rules): number | null {
  let found: number | null = null;
  for (const { rows, hit } of attempts) {
    const row = rows[step - 1];
    if (!row || (hit && definition.exclusionMeans === "removes_actor")) continue;
    const elapsed = row.time - entryOf(rows).time;
    found = found === null ? elapsed : Math.min(found, elapsed);
  }
  return found;
}

/** For each value among the rows of step k: the walk with that step limited to it, counted where it reaches step k. */
function atStep(walk: UnitWalk, step: number, setting: Setting): Outcome[] {
  const { steps, definition } = setting.rules;
  const candidates = definition.order === "unordered" ? steps : steps.slice(step - 1, step);
  const value = (row: Row): Group => groupOf(row, setting) ?? unset;
  const values = walk.unit.rows.filter((row) => candidates.some((matches) => matches(row))).map(value);
  return distinct(values).flatMap((group) =>
    walked({ ...walk, limit: { step, allows: (row) => isSame(value(row), group) } }, () => [group], setting).filter(
      ({ attempt }) => attempt.rows[step - 1],
    ),
  );
}

/** The unit's rows that match any step, up to the range's end and the longest window after it. */
function touched(unit: Unit, { rules }: Setting): Row[] {
  const length = longest(rules);
  const end = rules.definition.rangeCovers === "all" ? rules.span.to : length === null ? Infinity : rules.span.to + length;
  return unit.rows.filter((row) => row.time <= end && rules.steps.some((matches) => matches(row)));
}

function cohortGroups({ user }: Row, { rules, world }: Setting): Group[] {
  const names = rules.definition.breakdown?.cohorts ?? [];
  return names.filter((name) => inCohort(name, { user }, world)).map((name) => ({ kind: "value", name }));
}

/** A row's group; null when none of the properties is set. */
function groupOf(row: Row, { rules, world, sessions }: Setting): Group | null {
  const { property, of, normalize } = rules.definition.breakdown ?? {};
  const source = of === "user" ? userProperties(row.user, world) : of === "session" ? sessions.of(row)?.first.properties : row.properties;
  const parts = [property ?? []].flat().map((name) => textOf(source, name));
  if (parts.every((part) => part === null)) return null;
  const name = parts.map((part) => (part === null ? notSet : normalize === "url" ? withoutTail(part) : part)).join("|");
  return { kind: "value", name };
}

function withoutTail(url: string): string {
  return url.replace(/[/?#]+$/, "") || "/";
}

function isSame(a: Group, b: Group): boolean {
  return a.kind === b.kind && a.name === b.name;
}

function distinct(groups: readonly Group[]): Group[] {
  return groups.filter((group, index) => groups.findIndex((each) => isSame(each, group)) === index);
}
