import { wilsonInterval } from "../../../statistics/wilson-interval.ts";
import type { CellAmount, Rate } from "./answer.ts";

/** count / n with its 95 % Wilson interval; unset where there is nobody. */
export function rateOf(count: number, n: number): Rate {
  const interval = wilsonInterval(count, n);
  return { rate: quotient(count, n), low: interval?.low ?? null, high: interval?.high ?? null, n };
}

/** What a cell that has not started says: nothing but of how many. */
export const noRate = (n: number): Rate => ({ rate: null, low: null, high: null, n });

export function quotient(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/** The three amounts of a cell: the sum, per retained unit, and so far per member. */
export function amountOf({ sum, running }: { sum: number; running: number }, retained: number, members: number): CellAmount {
  return { sum, average: quotient(sum, retained), perMember: quotient(running, members) };
}
