const series = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π]: what Stirling's formula leaves out (Abramowitz & Stegun 6.1.42), by recurrence below 10. */
export function stirlingRemainder(x: number): number {
  let climbed = 0;
  let at = x;
  for (; at < 10; at++) climbed += (at + 0.5) * Math.log1p(1 / at) - 1;
  const square = 1 / (at * at);
  return climbed + series.reduceRight((sum, coefficient) => sum * square + coefficient, 0) / at;
}
