import { logGamma } from "./log-gamma.ts";
import { stirlingRemainder } from "./stirling-remainder.ts";

/** ln B(a, b) by the difference of Stirling remainders, so that no digits are lost when one shape is huge. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 10) return logGamma(small) + logGamma(large) - logGamma(a + b);
  const remainders = stirlingRemainder(large) - stirlingRemainder(a + b);
  return logGamma(small) + remainders + small - small * Math.log(a + b) - (large - 0.5) * Math.log1p(small / large);
}
