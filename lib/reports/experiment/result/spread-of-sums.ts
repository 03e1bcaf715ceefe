import { centredProduct } from "../../../statistics/moments.ts";

/** A sum of an arm by its name; 0 where there is none. */
export type Of = (name: string) => number;

/** What is summed of a unit's values: themselves, their deviations from the mean of all arms, and their ends. */
type Part = { sum: string; deviations: string; squares: string; min: string; max: string };

const part = (name: string, sum: string, suffix = `_${name}`): Part => ({
  sum,
  deviations: `deviations_of_${name}`,
  squares: `squares_of_deviations_of_${name}`,
  min: `min${suffix}`,
  max: `max${suffix}`,
});

export const value = part("value", "sum", "");
export const before = part("before", "sum_before");
export const denominator = part("denominator", "denominators");

/** Whether all values are the same: decimals would leave a trace of variance. */
export const isConstant = (of: Of, { min, max }: Part): boolean => of(min) === of(max);

/** With n − 1; null below two units. Whole sums are exact, others sum their deviations. */
export function varianceOf(of: Of, one: Part, squares: string): number | null {
  if (of("settled") < 2) return null;
  if (isConstant(of, one)) return 0;
  const raw = { sumX: of(one.sum), sumY: of(one.sum), sumXy: of(squares) };
  const centred = { sumX: of(one.deviations), sumY: of(one.deviations), sumXy: of(one.squares) };
  return Math.max(0, perPair(of, isExact(raw) || of(one.squares) === 0 ? raw : centred));
}

/** Of the value and another part, whose products are in the answer. */
export function covarianceOf(of: Of, one: Part, other: Part): number | null {
  if (of("settled") < 2) return null;
  if (isConstant(of, one) || isConstant(of, other)) return 0;
  const raw = { sumX: of(one.sum), sumY: of(other.sum), sumXy: of("products") };
  const centred = { sumX: of(one.deviations), sumY: of(other.deviations), sumXy: of("products_of_deviations") };
  return perPair(of, isExact(raw) || of(one.squares) === 0 ? raw : centred);
}

type Products = { sumX: number; sumY: number; sumXy: number };

const isExact = (sums: Products): boolean => Object.values(sums).every(Number.isSafeInteger);

function perPair(of: Of, sums: Products): number {
  const n = of("settled");
  return centredProduct({ n, ...sums }) / (n * (n - 1));
}
