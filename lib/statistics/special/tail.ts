/** A tail probability with its decimal logarithm; `p` is 0 below 1e-308, where only `log10P` tells the size. */
export type Tail = { p: number; log10P: number };

/** The tail of a natural logarithm. */
export function tailOf(log: number): Tail {
  const p = Math.exp(log);
  return { p: p < 1e-308 ? 0 : p, log10P: log / Math.LN10 };
}
