import { continuedFraction } from "./continued-fraction.ts";
import { deviance } from "./deviance.ts";
import { stirlingRemainder } from "./stirling-remainder.ts";

/** ln Q(a, x), the regularised upper incomplete gamma function: series below a + 1, continued fraction above (DLMF 8.11.4, 8.9.2). */
export function logGammaTail(a: number, x: number): number {
  if (x <= 0) return 0;
  const logPower = 0.5 * Math.log(a / (2 * Math.PI)) - deviance(a, x) - stirlingRemainder(a);
  if (x < a + 1) return Math.log1p(-Math.exp(logPower) * lowerSeries(a, x));
  const fraction = continuedFraction(x + 1 - a, (i) => [-i * (i - a), x + 2 * i + 1 - a]);
  return logPower - Math.log(fraction);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let i = 1; term > sum * 1e-17; i++) {
    term *= x / (a + i);
    sum += term;
  }
  return sum;
}
