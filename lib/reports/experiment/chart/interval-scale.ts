import { roundUp } from "../../../charts/axes.ts";
import type { Comparison } from "../result/answer.ts";

/** An effect with its interval as it is drawn: relative where that is known, else the absolute one of its metric. */
export type DrawnEffect = { value: number | null; low: number | null; high: number | null; isRelative: boolean };

/** What of a comparison is drawn; relative limits as `effectText` takes them. */
export function drawnEffect({ difference, low, high, lift, liftLow, liftHigh }: Comparison): DrawnEffect {
  const isRelative = lift !== null && (liftLow !== null || low === null);
  return isRelative ? { value: lift, low: liftLow, high: liftHigh, isRelative } : { value: difference, low, high, isRelative };
}

/** How much wider than the largest effect the axis may become for its intervals. */
const widest = 4;

/**
 * The end of an axis that is centred on 0, for effects side by side: a round number that holds their intervals, but not one so wide that the
 * others become points; what passes the end is drawn with an arrow.
 */
export function effectEnd(effects: readonly DrawnEffect[]): number {
  const sizes = (of: (each: DrawnEffect) => (number | null)[]) => Math.max(0, ...effects.flatMap(of).map((each) => Math.abs(each ?? 0)));
  const limits = sizes(({ low, high }) => [low, high]);
  const values = sizes(({ value }) => [value]);
  const holds = values > 0 ? Math.min(limits, widest * values) : limits;
  return roundUp(Math.max(holds, values, 1e-6) * 1.05);
}

/** Where a value lies on the axis, 0 at its left end and 1 at its right. */
export function placeOf(value: number, end: number): number {
  return Math.min(1, Math.max(0, (value / end + 1) / 2));
}
