import type { Interval } from "./arm.ts";
import { criticalZ } from "./special/normal.ts";

/** Units whose event came, and units last seen without it, at one time. */
export type SurvivalCount = { time: number; events: number; censored: number };

/** S(t) just after a time; the band is null when S is 0, and 1 to 1 before the first event. */
export type SurvivalStep = SurvivalCount & { atRisk: number; survival: number; band: Interval | null };

export type SurvivalCurve = { steps: SurvivalStep[]; median: { time: number | null; low: number | null; high: number | null } };

const z95 = criticalZ(0.95);

/** Half, and what binary products of fractions may miss it by. */
const half = 0.5 + 1e-12;

/**
 * The product-limit estimate (Kaplan and Meier 1958) over distinct ascending times; of one time, events come before censoring. The band is
 * Greenwood's variance on the log(-log S) scale (Kalbfleisch and Prentice 1980); the median is the first time with S at or below one
 * half, its interval the first times at which the lower and the upper band are (Brookmeyer and Crowley 1982).
 */
export function kaplanMeier(counts: readonly SurvivalCount[], z: number = z95): SurvivalCurve {
  let atRisk = counts.reduce((sum, { events, censored }) => sum + events + censored, 0);
  let survival = 1;
  let variance = 0;
  const steps = counts.map((count): SurvivalStep => {
    const now = atRisk;
    if (count.events > 0) {
      survival = count.events === now ? 0 : survival * (1 - count.events / now);
      variance += count.events / (now * (now - count.events));
    }
    atRisk -= count.events + count.censored;
    return { ...count, atRisk: now, survival, band: bandOf(survival, variance, z) };
  });
  const first = (reached: (step: SurvivalStep) => boolean) => steps.find(reached)?.time ?? null;
  const median = {
    time: first((step) => step.survival <= half),
    low: first(({ survival: share, band }) => (band?.low ?? share) <= half),
    high: first(({ survival: share, band }) => band !== null && share < 1 && band.high <= half),
  };
  return { steps, median };
}

function bandOf(survival: number, variance: number, z: number): Interval | null {
  if (survival === 1) return { low: 1, high: 1 };
  if (survival === 0) return null;
  const spread = Math.exp((z * Math.sqrt(variance)) / Math.abs(Math.log(survival)));
  return { low: survival ** spread, high: survival ** (1 / spread) };
}
