import { stirlingRemainder } from "./stirling-remainder.ts";

const halfLogTwoPi = 0.9189385332046728;
const oneMinusEuler = 0.42278433509846713;

/** ζ(n) − 1 for n ≥ 2, by Euler–Maclaurin from the twelfth term (Abramowitz & Stegun 23.2). */
function zetaMinusOne(n: number): number {
  let sum = 0;
  const cut = 12;
  for (let k = cut - 1; k >= 2; k--) sum += k ** -n;
  const corrections = 1 / 2 + n / (12 * cut) - (n * (n + 1) * (n + 2)) / (720 * cut ** 3) + rising(n, 5) / (30240 * cut ** 5);
  return sum + cut ** -n * (cut / (n - 1) + corrections - rising(n, 7) / (1209600 * cut ** 7));
}

function rising(n: number, factors: number): number {
  let product = 1;
  for (let i = 0; i < factors; i++) product *= n + i;
  return product;
}

/** (−1)ⁿ (ζ(n) − 1) / n for n = 2, 3, …: the Taylor coefficients of ln Γ at 2. */
const aroundTwo = Array.from({ length: 28 }, (_, i) => ((-1) ** i * zetaMinusOne(i + 2)) / (i + 2));

/** ln Γ(2 + e) for |e| ≤ 1/2 (Abramowitz & Stegun 6.1.33). */
function nearTwo(e: number): number {
  const tail = aroundTwo.reduceRight((sum, coefficient) => (sum + coefficient) * e, 0);
  return e * (oneMinusEuler + tail);
}

/** ln Γ(x) for x > 0: Taylor series at 2, recurrence below 10, Stirling above. */
export function logGamma(x: number): number {
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingRemainder(x);
  if (x < 0.5) return nearTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return nearTwo(x - 1) - Math.log(x);
  let product = 1;
  let reduced = x;
  while (reduced > 2.5) {
    reduced -= 1;
    product *= reduced;
  }
  return nearTwo(reduced - 2) + Math.log(product);
}
