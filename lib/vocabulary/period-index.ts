import { call, choose, type Expression, instant, integer } from "../plan/expression.ts";
import type { Bucket } from "./buckets.ts";

/** Buckets of one length, one after another. */
type Run = { first: number; startMicros: number; lengthMicros: number };

/**
 * Which bucket of a spine (from 0) holds a time: whole-number arithmetic on each run of equally long buckets, so that days on
 * which clocks change cost nothing elsewhere. A time before the spine has −1; times after it must not be asked about.
 */
export function periodIndex(time: Expression, spine: readonly Bucket[]): Expression {
  const runs = runsOf(spine);
  const [first] = runs;
  if (!first) return integer(-1);
  return choose([{ if: call("lt", time, instant(first.startMicros)), then: integer(-1) }], withinRuns(time, runs));
}

/** The same for times that are never before the spine. */
export function periodWithin(time: Expression, spine: readonly Bucket[]): Expression {
  return withinRuns(time, runsOf(spine));
}

function runsOf(spine: readonly Bucket[]): Run[] {
  const runs: Run[] = [];
  for (const [index, { startMicros, endMicros }] of spine.entries()) {
    const lengthMicros = endMicros - startMicros;
    if (runs.at(-1)?.lengthMicros !== lengthMicros) runs.push({ first: index, startMicros, lengthMicros });
  }
  return runs;
}

/** Halves the runs until one is left: the search is as deep as the logarithm of their number. */
function withinRuns(time: Expression, runs: readonly Run[]): Expression {
  const [only] = runs;
  if (!only) return integer(-1);
  if (runs.length === 1) return inRun(time, only);
  const middle = Math.ceil(runs.length / 2);
  const later = runs.slice(middle);
  const border = instant((later[0] as Run).startMicros);
  return choose([{ if: call("lt", time, border), then: withinRuns(time, runs.slice(0, middle)) }], withinRuns(time, later));
}

function inRun(time: Expression, { first, startMicros, lengthMicros }: Run): Expression {
  const since = call("minus", call("micros", time), integer(startMicros));
  const steps = call("integer_divide", since, integer(lengthMicros));
  return first === 0 ? steps : call("plus", integer(first), steps);
}
