import { logBetaCdf, logBetaPower } from "./beta-tail.ts";
import { logNormalTail, normalQuantile } from "./normal.ts";

/** ln P(|T| > t) of Student's t, fractional df: incomplete beta, above 1e5 df Hill's expansion (CACM algorithm 395, 1970). */
export function logStudentTwoSided(t: number, df: number): number {
  if (t === 0) return 0;
  if (df > 1e5) return logNormalTail(asNormal(Math.abs(t), df)) + Math.LN2;
  return logBetaCdf(pointOf(t, df), { a: df / 2, b: 0.5 });
}

/** ln P(T > t). */
export function logStudentTail(t: number, df: number): number {
  const half = logStudentTwoSided(t, df) - Math.LN2;
  return t >= 0 ? half : Math.log1p(-Math.exp(half));
}

function pointOf(t: number, df: number) {
  const square = t * t;
  return { x: df / (df + square), y: square / (df + square) };
}

function asNormal(t: number, df: number): number {
  const a = df - 0.5;
  const b = 48 * a * a;
  const y = a * Math.log1p((t * t) / df);
  const second = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b);
  return Math.sqrt(y) * (1 + (second + y + 3) / b);
}

/** The quantile of Student's t for 0 < p < 1: Newton on the doubly logarithmic tail, which is concave and nearly straight. */
export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentQuantile(1 - p, df);
  const power = logBetaPower({ a: df / 2, b: 0.5 });
  const target = Math.log(2 * (1 - p));
  let t = -normalQuantile(1 - p);
  for (let i = 0; i < 100; i++) {
    const log = logStudentTwoSided(t, df);
    const { x, y } = pointOf(t, df);
    const slope = 2 * Math.exp(power(x, y) - log);
    const next = t * Math.exp((log - target) / slope);
    if (Math.abs(next - t) <= 1e-15 * next) return next;
    t = next;
  }
  return t;
}
