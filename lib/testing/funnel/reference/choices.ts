import type { Row } from "../../reference/world.ts";
import { type Choice, entryOf, lastRequired, type Rules } from "./rules.ts";

/** What one walk may use: the unit's rows, and which of them may serve a step (0-based). */
export type Pool = { rows: Row[]; serves: (row: Row, step: number) => boolean; accepts: (choice: Choice) => boolean };

/** Every choice of rows that begins with the entry and keeps order, window and strictness; shorter ones too. */
export function choicesFrom(entry: Row, pool: Pool, rules: Rules): Iterable<Choice> {
  return rules.definition.order === "unordered" ? unordered(entry, pool, rules) : ordered([entry], pool, rules);
}

function* ordered(chosen: Choice, pool: Pool, rules: Rules): Generator<Choice> {
  yield chosen;
  const passedOver: null[] = [];
  for (let step = chosen.length; step < rules.steps.length; step += 1) {
    for (const row of pool.rows) {
      if (!pool.serves(row, step) || !mayFollow({ row, step }, chosen, rules)) continue;
      const longer = [...chosen, ...passedOver, row];
      if (rules.definition.order !== "strict" || isStrict(longer, pool, rules)) yield* ordered(longer, pool, rules);
    }
    if (!rules.optional[step]) return;
    passedOver.push(null);
  }
}

function mayFollow({ row, step }: { row: Row; step: number }, chosen: Choice, rules: Rules): boolean {
  if (chosen.includes(row)) return false;
  const latest = Math.max(...chosen.map((each) => each?.time ?? -Infinity));
  if (row.time < latest - rules.grace) return false;
  if (!rules.stepWindows) return rules.window === null || row.time - entryOf(chosen).time <= rules.window;
  const length = rules.stepWindows[step - 1] ?? null;
  return length === null || row.time - lastRequired(chosen, rules.optional).time <= length;
}

/** At every instant strictly between the first and the last chosen one, all rows in scope are chosen. */
function isStrict(choice: Choice, pool: Pool, { inScope }: Rules): boolean {
  const first = entryOf(choice).time;
  const last = choice.at(-1)?.time ?? first;
  return pool.rows.every((row) => row.time <= first || row.time >= last || !inScope(row) || choice.includes(row));
}

function* unordered(entry: Row, pool: Pool, rules: Rules): Generator<Choice> {
  const within = pool.rows.filter((row) => row.order > entry.order && (rules.window === null || row.time - entry.time <= rules.window));
  const served = (row: Row) => [...rules.steps.keys()].filter((step) => pool.serves(row, step));
  const begin = waysWith(served(entry), new Set([0]));
  if (begin.size > 0) yield* gather([entry], begin, within);

  function* gather(chosen: Row[], ways: Set<number>, rest: Row[]): Generator<Choice> {
    if (pool.accepts(chosen)) yield chosen;
    for (const [index, row] of rest.entries()) {
      const next = waysWith(served(row), ways);
      if (next.size > 0) yield* gather([...chosen, row], next, rest.slice(index + 1));
    }
  }
}

/** The sets of steps (as bits) that can be done once a row does one of the steps it serves. */
function waysWith(served: readonly number[], ways: Set<number>): Set<number> {
  const next = new Set<number>();
  for (const done of ways) for (const step of served) if ((done & (1 << step)) === 0) next.add(done | (1 << step));
  return next;
}
