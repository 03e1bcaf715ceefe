/** One arm of a comparison: x conversions of n users. */
export type Arm = { x: number; n: number };

/** A control and a treatment; every difference is treatment minus control, b − a. */
export type Pair = { a: Arm; b: Arm };

/** A pair with the two-sided confidence level of its interval, such as 0.95. */
export type ConfidentPair = Pair & { confidence: number };

export type Interval = { low: number; high: number };

export type Totals = { x: number; n: number; k: number };

/** Conversions, users and number of arms together. */
export function totalsOf(arms: readonly Arm[]): Totals {
  return { x: arms.reduce((sum, arm) => sum + arm.x, 0), n: arms.reduce((sum, arm) => sum + arm.n, 0), k: arms.length };
}

/** x₁n₂ − x₂n₁, exact for counts of any size. */
export function crossDifference(one: Arm, other: Arm): number {
  const product = one.x * other.n - other.x * one.n;
  const counts = [one.x, one.n, other.x, other.n];
  if (Math.max(one.x * other.n, other.x * one.n) <= Number.MAX_SAFE_INTEGER || !counts.every(Number.isSafeInteger)) return product;
  return Number(BigInt(one.x) * BigInt(other.n) - BigInt(other.x) * BigInt(one.n));
}

/** The difference of rates b − a without cancellation; null when an arm is empty. */
export function rateDifference({ a, b }: Pair): number | null {
  return a.n > 0 && b.n > 0 ? crossDifference(b, a) / a.n / b.n : null;
}
