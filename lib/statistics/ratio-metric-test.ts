import { type PairedMoments, pairedMoments } from "./moments.ts";
import { logNormalTail } from "./special/normal.ts";
import { tailOf } from "./special/tail.ts";
import { errorOf, type Sample, type WelchTest, welchTest } from "./welch-test.ts";

/** Per-user numerators m and denominators d of n users, by sums. */
export type RatioSums = { n: number; sumM: number; sumD: number; sumMm: number; sumDd: number; sumMd: number };

export type RatioTest = WelchTest & { ratioA: number; ratioB: number; seA: number; seB: number; pZ: number | null };

/** The ratio as a sample of users whose variance is the delta method's (Deng, Knoblich & Lu 2018); x is below the line. */
function ratioSample({ n, meanX, varianceX, varianceY, covariance }: PairedMoments, mean: number): Sample {
  return { n, mean, variance: Math.max(0, (varianceY + mean * mean * varianceX - 2 * mean * covariance) / (meanX * meanX)) };
}

const momentsOf = ({ n, sumM, sumD, sumMm, sumDd, sumMd }: RatioSums): PairedMoments =>
  pairedMoments({ n, sumX: sumD, sumY: sumM, sumXx: sumDd, sumYy: sumMm, sumXy: sumMd });

/** Compares two ratio metrics over randomised users, then as Welch; null when an arm's denominators sum to 0. */
export function ratioMetricTest({ a, b, confidence }: { a: RatioSums; b: RatioSums; confidence: number }): RatioTest | null {
  if (a.sumD === 0 || b.sumD === 0) return null;
  return compared(ratioSample(momentsOf(a), a.sumM / a.sumD), ratioSample(momentsOf(b), b.sumM / b.sumD), confidence);
}

/** The same from moments of numerators (y) and denominators (x): values may lie as far from 0 as they like. */
export function ratioOfMoments({ a, b, confidence }: { a: PairedMoments; b: PairedMoments; confidence: number }): RatioTest | null {
  if (a.meanX === 0 || b.meanX === 0) return null;
  return compared(ratioSample(a, a.meanY / a.meanX), ratioSample(b, b.meanY / b.meanX), confidence);
}

function compared(sampleA: Sample, sampleB: Sample, confidence: number): RatioTest {
  const test = welchTest({ a: sampleA, b: sampleB, confidence });
  return {
    ...test,
    ratioA: sampleA.mean,
    ratioB: sampleB.mean,
    seA: errorOf(sampleA),
    seB: errorOf(sampleB),
    pZ: test.t === null ? null : tailOf(logNormalTail(Math.abs(test.t)) + Math.LN2).p,
  };
}
