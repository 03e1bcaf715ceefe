import { logStudentTwoSided, studentQuantile } from "./special/student.ts";
import { tailOf } from "./special/tail.ts";

/** A sample of n values by its mean and its variance with n − 1. */
export type Sample = { n: number; mean: number; variance: number };

export type SamplePair = { a: Sample; b: Sample; confidence: number };

type Known<T> = { [K in keyof T]: number | null };

/** An estimate judged by Student's t; all null below two values in an arm or without any variance. */
export type StudentTest = Known<{ se: 0; t: 0; df: 0; p: 0; log10P: 0; low: 0; high: 0 }>;

export type WelchTest = { difference: number } & StudentTest & Known<{ lift: 0; liftSe: 0; liftLow: 0; liftHigh: 0; pLiftDelta: 0 }>;

/** Welch's unequal-variance t test (1947) of b − a, with the relative lift by the delta method and the p that lift would give. */
export function welchTest({ a, b, confidence }: SamplePair): WelchTest {
  const difference = b.mean - a.mean;
  const df = welchDf(a, b);
  const absolute = studentTest({ estimate: difference, se: Math.hypot(errorOf(a), errorOf(b)), df, confidence });
  const lift = a.mean === 0 ? null : difference / Math.abs(a.mean);
  const liftSe = Math.hypot(errorOf(b), errorOf(a) * (b.mean / a.mean)) / Math.abs(a.mean);
  const relative = lift === null ? unknown : studentTest({ estimate: lift, se: liftSe, df, confidence });
  return {
    difference,
    ...absolute,
    lift,
    liftSe: relative.se,
    liftLow: relative.low,
    liftHigh: relative.high,
    pLiftDelta: relative.p,
  };
}

/** √(variance/n), the standard error of a sample's mean. */
export function errorOf({ n, variance }: Sample): number {
  return Math.sqrt(variance / n);
}

/** Welch and Satterthwaite's degrees of freedom; null below two values in an arm or without any variance. */
export function welchDf(a: Sample, b: Sample): number | null {
  const [shareA, shareB] = [a.variance / a.n, b.variance / b.n];
  const sum = shareA + shareB;
  if (a.n < 2 || b.n < 2 || !(sum > 0)) return null;
  return 1 / ((shareA / sum) ** 2 / (a.n - 1) + (shareB / sum) ** 2 / (b.n - 1));
}

const unknown: StudentTest = { se: null, t: null, df: null, p: null, log10P: null, low: null, high: null };

type Estimate = { estimate: number; se: number; df: number | null; confidence: number };

/** t, two-sided p and interval of an estimate with its standard error. */
export function studentTest({ estimate, se, df, confidence }: Estimate): StudentTest {
  if (df === null || !(se > 0)) return unknown;
  const t = estimate / se;
  const half = se * studentQuantile((1 + confidence) / 2, df);
  return { se, t, df, ...tailOf(logStudentTwoSided(t, df)), low: estimate - half, high: estimate + half };
}
