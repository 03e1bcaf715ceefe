import { type BetaBelief, type LogitPoint, rateAt } from "./beta-belief.ts";
import { integrate, pointsOf } from "./special/legendre.ts";

/** A rising curve pB = of(pA) that cuts the square of two rates, and its inverse; rates come with their logits, logits are given. */
export type Cut = { of: (at: LogitPoint) => number; back: (at: LogitPoint) => number };

/** P(pB ≤ cut(pA)), within 1e-15. */
export function probabilityBelow(a: BetaBelief, b: BetaBelief, cut: Cut): number {
  if (a.isBell && b.isBell) return ofBells(a, b, cut);
  const [from, to] = a.core;
  const [first, last] = b.core;
  const known = b.edges.filter((t) => t >= first && t <= last);
  const halves = known.slice(1).map((t, i) => (t + (known[i] ?? t)) / 2);
  const carried = [...known, ...halves].map((t) => cut.back(rateAt(t))).filter((t) => t > from && t < to);
  const inside = [...a.edges.filter((t) => t >= from && t <= to), ...carried].sort((one, other) => one - other);
  const part = (t: number): number => {
    const below = b.below(cut.of(rateAt(t)));
    return below === 0 ? 0 : below * a.density(t);
  };
  return overEdges(inside)(part);
}

/** Over the narrower of two bells the other one's tail is smooth. */
function ofBells(a: BetaBelief, b: BetaBelief, cut: Cut): number {
  const [first, last] = b.core.map((t) => cut.back(rateAt(t))) as [number, number];
  let sum = 0;
  if (last - first < a.core[1] - a.core[0]) for (const point of b.points) sum += point.mass * a.above(cut.back(point));
  else for (const point of a.points) sum += point.mass * b.below(cut.of(point));
  return sum;
}

/** The panel ends of both posteriors, so that every joint of their tables lies on one. */
export function jointEdges(a: BetaBelief, b: BetaBelief): number[] {
  return [...a.edges, ...b.edges].sort((one, other) => one - other);
}

/** Integrates a function over consecutive panels. */
export function overEdges(edges: readonly number[]): (f: (t: number) => number) => number {
  return (f) => {
    let sum = 0;
    for (let i = 1; i < edges.length; i++) {
      const [from = 0, to = 0] = [edges[i - 1], edges[i]];
      if (to > from) sum += integrate(f, [from, to]);
    }
    return sum;
  };
}

/** Every point of the quadrature over consecutive panels, with its weight. */
export function eachPoint(edges: readonly number[], visit: (t: number, weight: number) => void): void {
  for (let i = 1; i < edges.length; i++) {
    const [from = 0, to = 0] = [edges[i - 1], edges[i]];
    if (to > from) pointsOf([from, to], visit);
  }
}
