import { centredProduct, type PairedMoments, type PairedSums, pairedMoments } from "./moments.ts";
import { errorOf, type StudentTest, studentTest, welchDf } from "./welch-test.ts";

export type Cuped = { a: PairedSums; b: PairedSums; confidence: number; theta: "stacked" | "within" };

/** Welch's test of outcomes y adjusted by pre-period values x (CUPED: Deng, Xu, Kohavi & Walker 2013); lift is relative to the unadjusted control mean. */
export function cupedTest({ a, b, confidence, theta: kind }: Cuped) {
  const theta = kind === "stacked" ? stackedSlope(a, b) : withinSlope(a, b);
  return adjustedTest({ a: pairedMoments(a), b: pairedMoments(b), confidence, theta });
}

/** The same with the stacked slope, from moments: values may lie as far from 0 as they like. */
export function cupedOfMoments({ a, b, confidence }: { a: PairedMoments; b: PairedMoments; confidence: number }) {
  const between = (a.n * b.n) / (a.n + b.n);
  const apart = b.meanX - a.meanX;
  const spread = (a.n - 1) * a.varianceX + (b.n - 1) * b.varianceX + between * apart * apart;
  const shared = (a.n - 1) * a.covariance + (b.n - 1) * b.covariance + between * apart * (b.meanY - a.meanY);
  return adjustedTest({ a, b, confidence, theta: spread > 0 ? shared / spread : 0 });
}

type Adjusting = { a: PairedMoments; b: PairedMoments; confidence: number; theta: number };

function adjustedTest({ a: momentsA, b: momentsB, confidence, theta }: Adjusting) {
  const [adjustedA, adjustedB] = [adjusted(momentsA, theta), adjusted(momentsB, theta)];
  const difference = adjustedB.mean - adjustedA.mean;
  const df = welchDf(adjustedA, adjustedB);
  const se = Math.hypot(errorOf(adjustedA), errorOf(adjustedB));
  const seUnadjusted = Math.hypot(errorOf(adjusted(momentsA, 0)), errorOf(adjusted(momentsB, 0)));
  return {
    theta,
    meanAdjA: adjustedA.mean,
    meanAdjB: adjustedB.mean,
    difference,
    ...studentTest({ estimate: difference, se, df, confidence }),
    varianceReduction: seUnadjusted > 0 ? 1 - (se / seUnadjusted) ** 2 : null,
    differenceUnadjusted: momentsB.meanY - momentsA.meanY,
    seUnadjusted,
    ...relative(momentsA.meanY === 0 ? null : difference / Math.abs(momentsA.meanY), {
      se: liftError(momentsA, momentsB, theta),
      df,
      confidence,
    }),
  };
}

function adjusted({ n, meanX, meanY, varianceX, varianceY, covariance }: PairedMoments, theta: number) {
  const variance = Math.max(0, varianceY + theta * theta * varianceX - 2 * theta * covariance);
  return { n, mean: meanY - theta * meanX, variance };
}

/** cov(y, x) / var(x) over both arms together; 0 when x does not vary. */
function stackedSlope(a: PairedSums, b: PairedSums): number {
  const both = { n: a.n + b.n, sumX: a.sumX + b.sumX, sumY: a.sumY + b.sumY, sumXx: a.sumXx + b.sumXx, sumXy: a.sumXy + b.sumXy };
  const spread = centredProduct({ ...both, sumY: both.sumX, sumXy: both.sumXx });
  return spread > 0 ? centredProduct(both) / spread : 0;
}

/** The slope of x pooled within arms, that of ANCOVA; 0 when x does not vary. */
function withinSlope(a: PairedSums, b: PairedSums): number {
  const spread = (sums: PairedSums) => centredProduct({ ...sums, sumY: sums.sumX, sumXy: sums.sumXx }) / sums.n;
  const within = spread(a) + spread(b);
  return within > 0 ? (centredProduct(a) / a.n + centredProduct(b) / b.n) / within : 0;
}

/** The delta-method error of (adjusted difference) / (unadjusted control mean), as GrowthBook computes it. */
function liftError(a: PairedMoments, b: PairedMoments, theta: number): number {
  const ratio = b.meanY / a.meanY;
  const control = ratio * ratio * a.varianceY + theta * theta * a.varianceX - 2 * theta * ratio * a.covariance;
  return Math.sqrt(Math.max(0, control / a.n + adjusted(b, theta).variance / b.n)) / Math.abs(a.meanY);
}

function relative(lift: number | null, error: { se: number; df: number | null; confidence: number }) {
  const test: StudentTest | null = lift === null ? null : studentTest({ estimate: lift, ...error });
  return { lift, liftSe: test?.se ?? null, liftLow: test?.low ?? null, liftHigh: test?.high ?? null };
}
