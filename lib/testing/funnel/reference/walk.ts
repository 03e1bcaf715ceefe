import type { Row } from "../../reference/world.ts";
import { type Attempt, better, judged } from "./attempt.ts";
import { choicesFrom, type Pool } from "./choices.ts";
import { type Choice, entryOf, type Rules } from "./rules.ts";

/** One walk over a unit: its rows, the entries it may begin with, and a limit on the rows of one step. */
export type Walk = {
  rows: Row[];
  /** Entries must lie in these instants, both ends included (a bucket); the range bounds them anyway. */
  entries: { from: number; to: number };
  limit?: { step: number; allows: (row: Row) => boolean };
};

/** The attempts of a unit that count: at most one, or all of them one after another when every attempt counts. */
export function countedAttempts(walk: Walk, rules: Rules): Attempt[] {
  if (rules.definition.attempt === "every") return everyAttempt(walk, rules);
  const best = bestOf(possibleAttempts(walk, rules), rules);
  return best ? [best] : [];
}

/** Every attempt of a unit under the definition, those hit by an exclusion included. */
export function* possibleAttempts(walk: Walk, rules: Rules): Generator<Attempt> {
  const pool = poolOf(walk, rules);
  const all = entryRows(pool, rules);
  const entries = rules.definition.attempt === "first" ? all.slice(0, 1) : all;
  for (const entry of entries.filter((row) => isWithin(row, walk))) yield* attemptsFrom(entry, pool, rules);
}

function isWithin({ time }: Row, { entries }: Walk): boolean {
  return time >= entries.from && time <= entries.to;
}

function* attemptsFrom(entry: Row, pool: Pool, rules: Rules): Generator<Attempt> {
  for (const choice of choicesFrom(entry, pool, rules)) yield judged(choice, pool.rows, rules);
}

function poolOf({ rows, limit }: Walk, rules: Rules): Pool {
  const unordered = rules.definition.order === "unordered";
  const limited = (choice: Choice): boolean => {
    const row = limit ? choice[limit.step - 1] : null;
    return !limit || !row || limit.allows(row);
  };
  return {
    rows,
    serves: (row, step) => rules.steps[step]?.(row) === true && (unordered || !limit || limit.step !== step + 1 || limit.allows(row)),
    accepts: limited,
  };
}

/** Rows that may begin an attempt, in order: step 1, or any step when the order does not matter; inside the range. */
function entryRows(pool: Pool, { definition, steps, span }: Rules): Row[] {
  const first = definition.order === "unordered" ? [...steps.keys()] : [0];
  return pool.rows.filter((row) => row.time >= span.from && row.time <= span.to && first.some((step) => pool.serves(row, step)));
}

/** The best attempt; with `removes_actor` null when a better one was hit (unordered: hit attempts do not exist). */
export function bestOf(attempts: Iterable<Attempt>, { definition }: Rules): Attempt | null {
  const removes = definition.exclusionMeans === "removes_actor";
  let best: Attempt | null = null;
  let highestHit = 0;
  for (const attempt of attempts)
    if (removes && attempt.hit) highestHit = Math.max(highestHit, attempt.rating);
    else best = better(best, attempt);
  if (definition.order !== "unordered" && best && highestHit > best.depth) return null;
  return best;
}

/** Attempts one after another: the next begins after completion, after the exclusion that ended it, or after expiry. */
function everyAttempt(walk: Walk, rules: Rules): Attempt[] {
  const attempts: Attempt[] = [];
  const used = new Set<Row>();
  let isFree: (row: Row) => boolean = () => true;
  const pool = poolOf(walk, rules);
  const free: Pool = { ...pool, serves: (row, step) => !used.has(row) && pool.serves(row, step) };
  for (const entry of entryRows(pool, rules)) {
    if (used.has(entry) || !isWithin(entry, walk) || !isFree(entry)) continue;
    const best = bestOf(attemptsFrom(entry, free, rules), rules);
    if (!best) continue;
    attempts.push(best);
    for (const row of best.rows) if (row) used.add(row);
    isFree = afterwards(best, rules);
  }
  return attempts;
}

function afterwards({ rows, depth, deadline, endedBy }: Attempt, rules: Rules): (row: Row) => boolean {
  if (endedBy) return (row) => row.order > endedBy.order;
  if (depth === rules.steps.length) {
    const last = Math.max(...rows.map((row) => row?.order ?? -1));
    return (row) => row.order > last;
  }
  const expires = rules.window !== null || rules.stepWindows !== null;
  return (row) => expires && row.time > deadline && row.order > entryOf(rows).order;
}
