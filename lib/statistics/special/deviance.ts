/** x·ln(x/mean) + mean − x without cancellation (Loader 2000, "Fast and accurate computation of binomial probabilities", bd0). */
export function deviance(x: number, mean: number): number {
  if (x === 0) return mean;
  const gap = x - mean;
  if (Math.abs(gap) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - gap;
  const ratio = gap / (x + mean);
  const square = ratio * ratio;
  let sum = gap * ratio;
  let term = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    term *= square;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
