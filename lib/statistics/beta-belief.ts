import type { Arm } from "./arm.ts";
import { betaTails } from "./beta-tails.ts";
import { logBetaPower } from "./special/beta-tail.ts";

/** The prior Beta(alpha, beta) of a rate. */
export type BetaPrior = { alpha: number; beta: number };

/** The posterior of a rate p = sin² θ, tabulated in θ, where it has no singular ends and the width 1/(2√n) everywhere. */
export type BetaBelief = {
  mean: number;
  variance: number;
  /** Ends of the panels in θ; outside them lies less than 1e-300. */
  edges: number[];
  /** The part of θ outside which lies less than 1e-15. */
  core: readonly [number, number];
  /** Density in θ. */
  density: (theta: number) => number;
  /** P(Θ ≤ θ) and P(Θ > θ), each without cancellation. */
  below: (theta: number) => number;
  above: (theta: number) => number;
};

const panels = 48;
const deviations = 40;

/** The Beta posterior of an arm under a prior. */
export function betaBelief({ x, n }: Arm, prior: BetaPrior): BetaBelief {
  const shape = { a: prior.alpha + x, b: prior.beta + n - x };
  const mean = shape.a / (shape.a + shape.b);
  const power = logBetaPower(shape);
  const density = (theta: number) => {
    const s = Math.sin(theta);
    const c = Math.cos(theta);
    return (Math.exp(power(s * s, c * c)) * 2) / (s * c);
  };
  const edges = panelEdges(mean, shape.a + shape.b);
  const { masses, below, above } = betaTails({ edges, density, shape });
  return { mean, variance: (mean * (1 - mean)) / (shape.a + shape.b + 1), edges, core: coreOf(edges, masses), density, below, above };
}

function coreOf(edges: number[], masses: number[]): readonly [number, number] {
  const first = masses.findIndex((mass) => mass > 1e-17);
  const last = masses.findLastIndex((mass) => mass > 1e-17);
  return [edges[first] ?? 0, edges[last + 1] ?? 0];
}

/** Panels from 40 deviations below the mean to 40 above, narrower towards the ends. */
function panelEdges(mean: number, n: number): number[] {
  const centre = Math.asin(Math.sqrt(mean));
  const reach = deviations / (2 * Math.sqrt(n));
  const from = Math.max(0, centre - reach);
  const to = Math.min(Math.PI / 2, centre + reach);
  return Array.from({ length: panels + 1 }, (_, i) => from + (to - from) * Math.sin((Math.PI * i) / (2 * panels)) ** 2);
}
