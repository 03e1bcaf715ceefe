import type { Sample } from "./welch-test.ts";

/** n values of x and y by their sums and sums of products. */
export type PairedSums = { n: number; sumX: number; sumY: number; sumXx: number; sumYy: number; sumXy: number };

/** n·Σxy − Σx·Σy, exact when all four are whole numbers. */
export function centredProduct({ n, sumXy, sumX, sumY }: Pick<PairedSums, "n" | "sumX" | "sumY" | "sumXy">): number {
  if (![n, sumXy, sumX, sumY].every(Number.isSafeInteger)) return n * sumXy - sumX * sumY;
  return Number(BigInt(n) * BigInt(sumXy) - BigInt(sumX) * BigInt(sumY));
}

/** Means, variances and covariance (n − 1) of n paired values. */
export type PairedMoments = {
  n: number;
  meanX: number;
  meanY: number;
  varianceX: number;
  varianceY: number;
  covariance: number;
};

/** The moments of values by their sums; values far from 0 compared with their spread leave their digits there. */
export function pairedMoments(sums: PairedSums): PairedMoments {
  const { n, sumX, sumY, sumXx, sumYy } = sums;
  const scale = n * (n - 1);
  return {
    n,
    meanX: sumX / n,
    meanY: sumY / n,
    varianceX: centredProduct({ n, sumX, sumY: sumX, sumXy: sumXx }) / scale,
    varianceY: centredProduct({ n, sumX: sumY, sumY, sumXy: sumYy }) / scale,
    covariance: centredProduct(sums) / scale,
  };
}

/** The sample of n values with this sum and sum of squares, without the cancellation of Σx² − n·mean². */
export function sampleFromSums({ n, sum, sumSq }: { n: number; sum: number; sumSq: number }): Sample {
  return { n, mean: sum / n, variance: centredProduct({ n, sumX: sum, sumY: sum, sumXy: sumSq }) / (n * (n - 1)) };
}
