import { chebyshevAt, chebyshevNodes, chebyshevSeries } from "./special/chebyshev.ts";
import { integrate, integrateShort } from "./special/legendre.ts";

/** P(T ≤ t) and P(T > t) of a density on panels, each without cancellation, however small; `masses` are those of the panels. */
export type BetaTails = { masses: number[]; below: (t: number) => number; above: (t: number) => number };

type Density = (t: number) => number;

/**
 * Both tails, whose logarithms are written as a Chebyshev series on each panel: they are smooth where the tails themselves run
 * through hundreds of powers of ten, and cost one exponential at a point. A panel in which one underflows is integrated anew.
 */
export function betaTails(edges: readonly number[], density: Density): BetaTails {
  const pieces = edges.slice(1).map((to, i) => piecesOf(density, edges[i] ?? 0, to));
  const masses = pieces.map(total);
  const before = running(masses);
  const after = running([...masses].reverse()).reverse();
  const panels = pieces.map((own, i) =>
    panelOf(own, { density, from: edges[i] ?? 0, to: edges[i + 1] ?? 0, before: before[i] ?? 0, after: after[i + 1] ?? 0 }),
  );
  const [first = 0, last = 0] = [edges[0], edges.at(-1)];
  const find = (t: number) => panels[placeOf(edges, t)] as Panel;
  return {
    masses,
    below: (t) => (t <= first ? 0 : t >= last ? 1 : find(t).below(t)),
    above: (t) => (t <= first ? 1 : t >= last ? 0 : find(t).above(t)),
  };
}

type Panel = Pick<BetaTails, "below" | "above">;
type Place = { density: Density; from: number; to: number; before: number; after: number };

function panelOf(pieces: readonly number[], { density, from, to, before, after }: Place): Panel {
  const scale = 2 / (to - from);
  const belows = running(pieces).slice(1, -1);
  const aboves = running([...pieces].reverse())
    .reverse()
    .slice(1, -1);
  const lower = logarithmic(belows.map((part) => before + part));
  const upper = logarithmic(aboves.map((part) => after + part));
  return {
    below: lower ? (t) => lower((t - from) * scale - 1) : (t) => before + integrate(density, [from, t]),
    above: upper ? (t) => upper((t - from) * scale - 1) : (t) => after + integrate(density, [t, to]),
  };
}

/** exp of a series through the logarithms; null when there is no logarithm. */
function logarithmic(tails: readonly number[]): ((x: number) => number) | null {
  if (tails.some((tail) => !(tail > 1e-290))) return null;
  const series = chebyshevSeries(tails.map(Math.log));
  return (x) => Math.min(1, Math.exp(chebyshevAt(series, x)));
}

/** The mass between neighbouring nodes of a panel, its ends included. */
function piecesOf(density: (t: number) => number, from: number, to: number): number[] {
  const stops = [from, ...chebyshevNodes.map((x) => from + ((x + 1) * (to - from)) / 2), to];
  return stops.slice(1).map((stop, k) => {
    const isEnd = k === 0 || k === stops.length - 2;
    return (isEnd ? integrate : integrateShort)(density, [stops[k] ?? from, stop]);
  });
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function running(values: readonly number[]): number[] {
  const totals = [0];
  for (const value of values) totals.push((totals.at(-1) ?? 0) + value);
  return totals;
}

function placeOf(edges: readonly number[], t: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= t) low = middle;
    else high = middle;
  }
  return low;
}
