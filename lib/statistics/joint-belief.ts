import type { BetaBelief } from "./beta-belief.ts";
import { integrate, integrateBell, pointsOf } from "./special/legendre.ts";

/** A rising curve pB = of(pA) that cuts the square of two rates, and its inverse. */
export type Cut = { of: (p: number) => number; back: (p: number) => number };

export const identity: Cut = { of: (p) => p, back: (p) => p };

/** P(pB ≤ cut(pA)), within 1e-15. */
export function probabilityBelow(a: BetaBelief, b: BetaBelief, cut: Cut): number {
  const [from, to] = a.core;
  const inside = jointEdges(a, b, cut).filter((theta) => theta >= from && theta <= to);
  const part = (theta: number): number => {
    const below = b.below(angleOf(cut.of(Math.sin(theta) ** 2)));
    return below === 0 ? 0 : below * a.density(theta);
  };
  const by = isBell(a) && isBell(b) ? integrateBell : integrate;
  let sum = 0;
  for (let i = 1; i < inside.length; i++) {
    const [left = 0, right = 0] = [inside[i - 1], inside[i]];
    if (right > left) sum += by(part, [left, right]);
  }
  return sum;
}

/** Whether a belief ends before 0 % and before 100 %: there its density need not be smooth. */
function isBell({ edges }: BetaBelief): boolean {
  return (edges[0] ?? 0) > 0 && (edges.at(-1) ?? 0) < Math.PI / 2;
}

/** The panel ends of both posteriors on the axis of the first, so that every kink lies on one. */
export function jointEdges(a: BetaBelief, b: BetaBelief, cut: Cut): number[] {
  const carried = cut === identity ? b.edges : b.edges.map((theta) => angleOf(cut.back(Math.sin(theta) ** 2)));
  return [...a.edges, ...carried].sort((one, other) => one - other);
}

/** Integrates a function over consecutive panels. */
export function overEdges(edges: readonly number[]): (f: (theta: number) => number) => number {
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
export function eachPoint(edges: readonly number[], visit: (theta: number, weight: number) => void): void {
  for (let i = 1; i < edges.length; i++) {
    const [from = 0, to = 0] = [edges[i - 1], edges[i]];
    if (to > from) pointsOf([from, to], visit);
  }
}

function angleOf(p: number): number {
  return Math.asin(Math.sqrt(Math.min(1, Math.max(0, p))));
}
