import type { Row } from "../../reference/world.ts";
import { type Choice, deadlineOf, entryOf, type Rules } from "./rules.ts";

/** A choice after exclusions: what it counts as. */
export type Attempt = {
  rows: Choice;
  /** Number of the furthest step reached. */
  depth: number;
  deadline: number;
  /** The exclusion row that ended it. */
  endedBy: Row | null;
  /** An exclusion was hit; with `removes_actor` the attempt is then void. */
  hit: boolean;
  /** The depth it reached, or would reach with one more step past the hit. */
  rating: number;
};

type Hit = { row: Row; after: number };

/** Judges a choice by the exclusions. */
export function judged(choice: Choice, rows: readonly Row[], rules: Rules): Attempt {
  const hits = hitsOf(choice, rows, rules);
  const whole = { depth: choice.length, deadline: deadlineOf(choice, rules), endedBy: null, hit: false, rating: choice.length };
  if (hits.length === 0) return { rows: choice, ...whole };
  const first = hits.reduce((a, b) => (b.row.order < a.row.order ? b : a));
  if (rules.definition.exclusionMeans === "removes_actor")
    return { rows: choice, ...whole, hit: true, rating: ratingPast(first.row, choice) };
  const after = Math.min(...hits.map((each) => each.after));
  const endedBy = hits.filter((each) => each.after === after).reduce((a, b) => (b.row.order < a.row.order ? b : a)).row;
  const kept = choice.slice(0, after);
  while (kept.at(-1) === null) kept.pop();
  return { rows: kept, depth: kept.length, deadline: deadlineOf(kept, rules), endedBy, hit: true, rating: kept.length };
}

/** Every exclusion row that lies between its two steps, or after the first of them up to the deadline. */
function hitsOf(choice: Choice, rows: readonly Row[], rules: Rules): Hit[] {
  const deadline = deadlineOf(choice, rules);
  return rules.exclusions.flatMap(({ matches, after, before }) => {
    const from = choice[after - 1];
    if (!from) return [];
    const to = choice.find((row, index) => row !== null && index >= before - 1);
    const inside = (row: Row) => row.time > from.time && (to ? row.time < to.time : row.time <= deadline);
    return rows.filter((row) => inside(row) && matches(row)).map((row) => ({ row, after }));
  });
}

function ratingPast(hit: Row, choice: Choice): number {
  const next = choice.findIndex((row) => row !== null && row.time > hit.time);
  return next < 0 ? choice.length : next + 1;
}

/** Negative when a comes before b: deeper, more optional steps, earlier entry, earlier rows. */
export function compareAttempts(a: Attempt, b: Attempt): number {
  const optional = ({ rows }: Attempt) => rows.filter((row) => row !== null).length;
  return b.depth - a.depth || optional(b) - optional(a) || entryOf(a.rows).order - entryOf(b.rows).order || compareRows(a.rows, b.rows);
}

function compareRows(a: Choice, b: Choice): number {
  for (const [index, row] of a.entries()) {
    const difference = (row?.order ?? Infinity) - (b[index]?.order ?? Infinity);
    if (difference < 0 || difference > 0) return difference;
  }
  return 0;
}

/** The better of two attempts. */
export function better<T extends Attempt>(a: T | null, b: T): T {
  return a === null || compareAttempts(b, a) < 0 ? b : a;
}
