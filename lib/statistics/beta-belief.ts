import type { Arm } from "./arm.ts";
import { betaEdges } from "./beta-edges.ts";
import { betaTails } from "./beta-tails.ts";
import { logBetaPower, type UnitPoint } from "./special/beta-tail.ts";
import { pointsOf } from "./special/legendre.ts";

/** The prior Beta(alpha, beta) of a rate. */
export type BetaPrior = { alpha: number; beta: number };

/** A point of the quadrature over a belief, and the mass that it stands for. */
export type BeliefPoint = LogitPoint & { mass: number };

/** The posterior of a rate p, tabulated over its logit t = ln p/(1 − p), where no shape makes it singular at an end. */
export type BetaBelief = {
  mean: number;
  variance: number;
  /** Ends of the panels in t; outside them lies less than 1e-290. */
  edges: number[];
  /** The part of t outside which lies less than 1e-15. */
  core: readonly [number, number];
  /** Both shapes are so large that the belief is one smooth bell. */
  isBell: boolean;
  /** The quadrature over the core. */
  points: readonly BeliefPoint[];
  /** Density in t. */
  density: (t: number) => number;
  /** P(T ≤ t) and P(T > t), each without cancellation. */
  below: (t: number) => number;
  above: (t: number) => number;
};

const leastBell = 20;
/** Beyond it the smaller of p and 1 − p is a plain exponential, and need not be a number that the machine has. */
const farthest = 300;

/** The Beta posterior of an arm under a prior. */
export function betaBelief({ x, n }: Arm, prior: BetaPrior): BetaBelief {
  const shape = { a: prior.alpha + x, b: prior.beta + n - x };
  const { a, b } = shape;
  const mean = a / (a + b);
  const power = logBetaPower(shape);
  const logDensity = (t: number): number => {
    const near = Math.min(farthest, Math.max(-farthest, t));
    const point = rateAt(near);
    return power(point.x, point.y) + (t < near ? a * (t - near) : b * (near - t));
  };
  const density = (t: number) => Math.exp(logDensity(t));
  const edges = betaEdges(shape);
  const { masses, below, above } = betaTails(edges, density);
  const core = coreOf(edges, masses);
  const points = pointsIn(edges, core, density);
  const isBell = Math.min(a, b) >= leastBell;
  return { mean, variance: (mean * (1 - mean)) / (a + b + 1), edges, core, isBell, points, density, below, above };
}

/** A rate and its complement, each to full precision, with the logit. */
export type LogitPoint = UnitPoint & { t: number };

/** The rate of a logit. */
export function rateAt(t: number): LogitPoint {
  const odds = Math.exp(-Math.abs(t));
  const [small, large] = [odds / (1 + odds), 1 / (1 + odds)];
  return t < 0 ? { t, x: small, y: large } : { t, x: large, y: small };
}

function pointsIn(edges: readonly number[], [from, to]: readonly [number, number], density: (t: number) => number): BeliefPoint[] {
  const points: BeliefPoint[] = [];
  for (let i = 1; i < edges.length; i++) {
    const [left = 0, right = 0] = [edges[i - 1], edges[i]];
    if (left >= from && right <= to) pointsOf([left, right], (t, weight) => points.push({ ...rateAt(t), mass: weight * density(t) }));
  }
  return points;
}

function coreOf(edges: number[], masses: number[]): readonly [number, number] {
  const first = masses.findIndex((mass) => mass > 1e-17);
  const last = masses.findLastIndex((mass) => mass > 1e-17);
  return [edges[first] ?? 0, edges[last + 1] ?? 0];
}
