import { wilsonInterval } from "../../../statistics/wilson-interval.ts";
import type { Rate } from "./answer.ts";

/** converted / settled with its 95 % Wilson interval; unset where nothing is settled. */
export function rateOf(converted: number, settled: number): Rate {
  const interval = wilsonInterval(converted, settled);
  return { rate: settled > 0 ? converted / settled : null, low: interval?.low ?? null, high: interval?.high ?? null, n: settled };
}
