export type Winsorizing = {
  a: readonly number[];
  b: readonly number[];
  lowerQ: number | null;
  upperQ: number | null;
  ignoreZeros: boolean;
};
export type Winsorized = { n: number; mean: number | null; variance: number | null; capped: number };

/** Caps both arms at quantiles of the pooled values (type 7), optionally of those that are not zero, and says how many were capped. */
export function winsorize({ a, b, lowerQ, upperQ, ignoreZeros }: Winsorizing) {
  const pooled = [...a, ...b].filter((value) => !ignoreZeros || value !== 0).sort((one, other) => one - other);
  const lower = lowerQ === null ? null : quantile(pooled, lowerQ);
  const upper = upperQ === null ? null : quantile(pooled, upperQ);
  const cap = (value: number) => Math.max(lower ?? Number.NEGATIVE_INFINITY, Math.min(upper ?? Number.POSITIVE_INFINITY, value));
  const arm = (values: readonly number[]): Winsorized => {
    const kept = values.map(cap);
    return { ...describe(kept), capped: kept.filter((value, i) => value !== values[i]).length };
  };
  return { upper, lower, a: arm(a), b: arm(b) };
}

/** The type-7 quantile of sorted values (numpy "linear", R default, DuckDB quantile_cont); null for none. */
function quantile(sorted: readonly number[], q: number): number | null {
  const at = q * (sorted.length - 1);
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  return below === undefined || above === undefined ? null : below + (at - Math.floor(at)) * (above - below);
}

function describe(values: readonly number[]) {
  const n = values.length;
  if (n === 0) return { n, mean: null, variance: null };
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, variance: n < 2 ? null : squares / (n - 1) };
}
