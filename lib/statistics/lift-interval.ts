import { type Arm, type ConfidentPair, crossDifference, type Interval } from "./arm.ts";
import { criticalZ } from "./special/normal.ts";

/** The relative lift b/a − 1 with standard error and interval; null where the control has no conversions. */
export type Lift = { lift: number; se: number } & Interval;

/** The relative lift by the delta method (the default of GrowthBook, Eppo, PostHog and Statsig); null when undefined. */
export function deltaLift({ a, b, confidence }: ConfidentPair): Lift | null {
  if (a.x === 0 || b.n === 0) return null;
  const ratio = (b.x / b.n) * (a.n / a.x);
  const se = (a.n / a.x) * Math.hypot(errorOf(b), errorOf(a) * ratio);
  const lift = crossDifference(b, a) / b.n / a.x;
  const half = criticalZ(confidence) * se;
  return { lift, se, low: lift - half, high: lift + half };
}

function errorOf({ x, n }: Arm): number {
  return Math.sqrt(((x / n) * ((n - x) / n)) / n);
}

/** The risk ratio b/a by its logarithm (Katz 1978); null unless both arms have conversions. */
export function katzLift({ a, b, confidence }: ConfidentPair) {
  if (a.x === 0 || b.x === 0) return null;
  const lift = crossDifference(b, a) / b.n / a.x;
  const rr = (b.x / b.n) * (a.n / a.x);
  const seLog = Math.sqrt((b.n - b.x) / b.x / b.n + (a.n - a.x) / a.x / a.n);
  const half = criticalZ(confidence) * seLog;
  const center = Math.log1p(lift);
  const [liftLow, liftHigh] = [Math.expm1(center - half), Math.expm1(center + half)];
  return { rr, seLog, low: 1 + liftLow, high: 1 + liftHigh, lift, liftLow, liftHigh };
}
