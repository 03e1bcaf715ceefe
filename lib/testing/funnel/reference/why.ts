import type { FunnelDefinition } from "../../../reports/funnel/definition.ts";
import type { CaseLog } from "../../case.ts";
import { spanOf } from "../../reference/period.ts";
import { sessionsOf } from "../../reference/session.ts";
import { type Row, worldOf } from "../../reference/world.ts";
import type { Attempt } from "./attempt.ts";
import type { Setting } from "./breakdown.ts";
import { choicesFrom, type Pool } from "./choices.ts";
import { type Choice, deadlineOf, entryOf, type Rules, rulesOf } from "./rules.ts";
import { type Unit, unitsOf } from "./unit.ts";
import { countedAttempts } from "./walk.ts";

/** Why a counted attempt went no further, found by trying what would have been possible under looser rules. */
export type Why = {
  actor: string;
  stepTimes: (number | null)[];
  why: "converted" | "excluded" | "interrupted" | "late" | "before" | "used" | "never";
  /** Microseconds after the deadline of the nearest next step. */
  lateMicros: number | null;
};

/** One entry per counted attempt of the current period, by brute force. */
export function whyOf(log: CaseLog, definition: FunnelDefinition): { attempts: Why[]; actors: string[] } {
  const { breakdown: _, ...unbroken } = definition;
  const world = worldOf(log, definition);
  const span = spanOf(definition.range, world, definition.weekStart);
  const rules = rulesOf(unbroken, span, world);
  const setting: Setting = { rules, world, sessions: sessionsOf(world, span, definition.sessionTimeoutMinutes) };
  const { units } = unitsOf(setting);
  const attempts = units.flatMap((unit) => {
    const counted = countedAttempts({ rows: unit.rows, entries: span }, rules);
    return counted.map((attempt, index) => ({
      actor: unit.actor,
      stepTimes: rules.steps.map((__, step) => attempt.rows[step]?.time ?? null),
      ...reason(attempt, { unit, rules, used: new Set(counted.slice(0, index + 1).flatMap(rowsOf)) }),
    }));
  });
  return { attempts, actors: units.map(({ actor }) => actor) };
}

const rowsOf = ({ rows }: Attempt): Row[] => rows.filter((row) => row !== null);

type Looking = { unit: Unit; rules: Rules; used: ReadonlySet<Row> };

function reason(attempt: Attempt, looking: Looking): Pick<Why, "why" | "lateMicros"> {
  const { unit, rules, used } = looking;
  const { rows, depth, hit } = attempt;
  const plain = (why: Why["why"]) => ({ why, lateMicros: null });
  if (depth === rules.steps.length) return plain("converted");
  if (hit || deeperWithoutExclusions(depth, looking)) return plain("excluded");
  const timeless: Rules = { ...rules, window: null, stepWindows: rules.stepWindows?.map(() => null) ?? null };
  const late = longerThan(rows, timeless, looking)[0];
  if (late) return { why: "late", lateMicros: late.time - deadlineFor(rows, rules) };
  const lax: Rules = { ...timeless, definition: { ...rules.definition, order: "ordered" } };
  if (rules.definition.order === "strict" && longerThan(rows, lax, looking).length > 0) return plain("interrupted");
  if (rules.definition.order === "unordered") return plain(earlierHelps(rows, looking) ? "before" : "never");
  const step = nextRequired(rows.length, rules);
  const serving = unit.rows.filter((row) => rules.steps[step]?.(row));
  if (serving.some((row) => !used.has(row))) return plain("before");
  return plain(serving.length > 0 ? "used" : "never");
}

function poolFor({ unit, rules, used }: Looking, own: Choice): Pool {
  const free = (row: Row) => !used.has(row) || own.includes(row);
  return { rows: unit.rows, serves: (row, step) => free(row) && rules.steps[step]?.(row) === true, accepts: () => true };
}

/** Whether any way through the steps gets deeper when exclusions do not exist. */
function deeperWithoutExclusions(depth: number, { unit, rules }: Looking): boolean {
  if (rules.exclusions.length === 0 || rules.definition.attempt === "every") return false;
  const free = countedAttempts({ rows: unit.rows, entries: rules.span }, { ...rules, exclusions: [] });
  return free.some((each) => each.depth > depth);
}

/** The next rows, by time, of choices that go on from exactly these rows. */
function longerThan(rows: Choice, rules: Rules, looking: Looking): Row[] {
  const isNext = (choice: Choice) => choice.length > rows.length && rows.every((row, place) => choice[place] === row);
  const next: Row[] = [];
  for (const choice of choicesFrom(entryOf(rows), poolFor(looking, rows), rules)) {
    const last = choice.at(-1);
    const between = choice.slice(rows.length, -1).every((row) => row === null);
    if (isNext(choice) && last && between && choice.length - 1 >= nextRequired(rows.length, rules)) next.push(last);
  }
  return next.sort((a, b) => a.time - b.time);
}

function nextRequired(from: number, { optional, definition }: Rules): number {
  if (definition.order === "unordered") return from;
  const next = optional.findIndex((isOptional, step) => step >= from && !isOptional);
  return next < 0 ? from : next;
}

function deadlineFor(rows: Choice, rules: Rules): number {
  return deadlineOf(rows, rules);
}

function earlierHelps(rows: Choice, looking: Looking): boolean {
  const entry = entryOf(rows);
  const others = rows.filter((row) => row !== null);
  return looking.unit.rows.some((row) => {
    if (row.order >= entry.order || looking.used.has(row)) return false;
    return assignable([...others, row], looking.rules);
  });
}

/** Whether rows can serve as many different steps. */
function assignable(rows: Row[], { steps }: Rules, taken: readonly number[] = []): boolean {
  const row = rows[taken.length];
  if (!row) return true;
  return steps.some((matches, step) => !taken.includes(step) && matches(row) && assignable(rows, { steps } as Rules, [...taken, step]));
}
