export type Adjustment = "bonferroni" | "holm" | "hochberg" | "bh" | "by";

/** p-values corrected for their number, in the order given: Bonferroni, Holm 1979, Hochberg 1988, Benjamini–Hochberg 1995, Benjamini–Yekutieli 2001. */
export function adjustPValues(p: readonly number[], method: Adjustment): number[] {
  const m = p.length;
  if (method === "bonferroni") return p.map((value) => Math.min(1, m * value));
  const ascending = p.map((value, index) => ({ value, index })).sort((one, other) => one.value - other.value);
  const factor = factors(m)[method];
  const scaled = ascending.map(({ value }, rank) => Math.min(1, factor(rank + 1) * value));
  const monotone = method === "holm" ? running(scaled, Math.max) : running(scaled.reverse(), Math.min).reverse();
  const adjusted = new Array<number>(m);
  for (const [rank, { index }] of ascending.entries()) adjusted[index] = monotone[rank] ?? 1;
  return adjusted;
}

/** What the p-value of each rank, counted from the smallest, is multiplied by. */
function factors(m: number): Record<Exclude<Adjustment, "bonferroni">, (rank: number) => number> {
  let harmonic = 0;
  for (let i = m; i >= 1; i--) harmonic += 1 / i;
  const stepwise = (rank: number) => m - rank + 1;
  return { holm: stepwise, hochberg: stepwise, bh: (rank) => m / rank, by: (rank) => (harmonic * m) / rank };
}

function running(values: number[], choose: (one: number, other: number) => number): number[] {
  let kept = values[0] ?? 1;
  return values.map((value) => {
    kept = choose(kept, value);
    return kept;
  });
}
