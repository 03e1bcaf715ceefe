import type { Elapsed, Rate } from "../../../reports/funnel/result/answer.ts";

const normal95 = 1.959963984540054;

/** Mean, median and ninetieth percentile of microseconds, in seconds; linear interpolation (type 7). */
export function elapsedOf(micros: readonly number[]): Elapsed {
  const seconds = micros.map((each) => each / 1e6).sort((a, b) => a - b);
  if (seconds.length === 0) return { averageSeconds: null, medianSeconds: null, p90Seconds: null };
  return {
    averageSeconds: micros.reduce((sum, each) => sum + each, 0) / 1e6 / micros.length,
    medianSeconds: quantile(seconds, 0.5),
    p90Seconds: quantile(seconds, 0.9),
  };
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

/** A share with its Wilson 95 % interval; unset when nothing is settled. */
export function rateOf(converted: number, n: number): Rate {
  if (n === 0) return { rate: null, low: null, high: null, n };
  const share = converted / n;
  const z2 = normal95 ** 2;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (normal95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { rate: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), n };
}
