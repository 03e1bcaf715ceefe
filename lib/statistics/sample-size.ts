import { criticalZ, normalQuantile } from "./special/normal.ts";

export type SizeFormula = "pooled" | "unpooled" | "arcsine" | "evan_miller" | "fleiss_cc";

/** Rates to tell apart, error rates, users of b per user of a, and how many variants share alpha. */
export type SizeQuestion = {
  p1: number;
  p2: number;
  alpha: number;
  power: number;
  variant?: SizeFormula;
  ratioBToA?: number;
  comparisons?: number;
};

type Terms = { p1: number; p2: number; zAlpha: number; zPower: number; ratio: number };

/** Users of arm a by each formula: Fleiss 1981 (as R's power.prop.test), unpooled, Cohen's h, Evan Miller's, Fleiss with continuity correction. */
const formulas: Record<SizeFormula, (terms: Terms) => number> = {
  pooled: ({ p1, p2, zAlpha, zPower, ratio }) => {
    const mean = (p1 + ratio * p2) / (ratio + 1);
    const root = zAlpha * Math.sqrt((ratio + 1) * spread(mean)) + zPower * Math.sqrt(ratio * spread(p1) + spread(p2));
    return root ** 2 / (ratio * (p2 - p1) ** 2);
  },
  unpooled: ({ p1, p2, zAlpha, zPower, ratio }) => ((zAlpha + zPower) / (p2 - p1)) ** 2 * (spread(p1) + spread(p2) / ratio),
  arcsine: ({ p1, p2, zAlpha, zPower, ratio }) => {
    const h = 2 * Math.asin(Math.sqrt(p2)) - 2 * Math.asin(Math.sqrt(p1));
    return ((zAlpha + zPower) / h) ** 2 * (1 + 1 / ratio);
  },
  evan_miller: ({ p1, p2, zAlpha, zPower }) =>
    ((zAlpha * Math.sqrt(2 * spread(p1)) + zPower * Math.sqrt(spread(p1) + spread(p2))) / (p2 - p1)) ** 2,
  fleiss_cc: (terms) => {
    const n = formulas.pooled(terms);
    const correction = (2 * (terms.ratio + 1)) / (n * terms.ratio * Math.abs(terms.p2 - terms.p1));
    return (n / 4) * (1 + Math.sqrt(1 + correction)) ** 2;
  },
};

function spread(p: number): number {
  return p * (1 - p);
}

/** Users needed to tell p2 from p1, exact and rounded up; null when the rates are equal. */
export function sampleSize({ p1, p2, alpha, power, variant = "pooled", ratioBToA = 1, comparisons = 1 }: SizeQuestion) {
  if (p1 === p2) return null;
  const zAlpha = criticalZ(1 - alpha / comparisons);
  const nExact = formulas[variant]({ p1, p2, zAlpha, zPower: normalQuantile(power), ratio: ratioBToA });
  const nPerArm = Math.ceil(nExact);
  const nB = Math.ceil(nExact * ratioBToA);
  return { nExact, nPerArm, nB, nTotal: nPerArm + nB * comparisons };
}
