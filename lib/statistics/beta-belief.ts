import type { Arm } from "./arm.ts";
import { logBetaPower } from "./special/beta-tail.ts";
import { integrate } from "./special/legendre.ts";

/** The prior Beta(alpha, beta) of a rate. */
export type BetaPrior = { alpha: number; beta: number };

/** The posterior of a rate p = sin² θ, tabulated in θ, where it has no singular ends and the width 1/(2√n) everywhere. */
export type BetaBelief = {
  mean: number;
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
    const [s, c] = [Math.sin(theta), Math.cos(theta)];
    return (Math.exp(power({ x: s * s, y: c * c })) * 2) / (s * c);
  };
  const edges = panelEdges(mean, shape.a + shape.b);
  const masses = edges.slice(1).map((to, i) => integrate(density, [edges[i] ?? 0, to]));
  return { mean, edges, core: coreOf(edges, masses), density, ...cumulative({ edges, masses, density }) };
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

function cumulative({ edges, masses, density }: { edges: number[]; masses: number[]; density: (theta: number) => number }) {
  const before = sums(masses);
  const after = sums([...masses].reverse()).reverse();
  const [from = 0, to = 0] = [edges[0], edges.at(-1)];
  return {
    below: (theta: number) => {
      if (theta <= from) return 0;
      if (theta >= to) return 1;
      const i = panelOf(edges, theta);
      return (before[i] ?? 0) + integrate(density, [edges[i] ?? 0, theta]);
    },
    above: (theta: number) => {
      if (theta <= from) return 1;
      if (theta >= to) return 0;
      const i = panelOf(edges, theta);
      return (after[i + 1] ?? 0) + integrate(density, [theta, edges[i + 1] ?? 0]);
    },
  };
}

function sums(values: number[]): number[] {
  const totals = [0];
  for (const value of values) totals.push((totals.at(-1) ?? 0) + value);
  return totals;
}

function panelOf(edges: number[], theta: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= theta) low = middle;
    else high = middle;
  }
  return low;
}
