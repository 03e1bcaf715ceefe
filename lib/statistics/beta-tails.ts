import { chebyshevAt, chebyshevNodes, chebyshevSeries } from "./special/chebyshev.ts";
import { integrate, integrateShort } from "./special/legendre.ts";

/** P(Θ ≤ θ) and P(Θ > θ) of a density on panels, each without cancellation, however small; `masses` are those of the panels. */
export type BetaTails = { masses: number[]; below: (theta: number) => number; above: (theta: number) => number };

/** The density in θ on its panels; near 0 it goes as θ^(2a − 1), near π/2 as (π/2 − θ)^(2b − 1). */
type Tabulated = { edges: readonly number[]; density: (theta: number) => number; shape: { a: number; b: number } };

const rightAngle = Math.PI / 2;

/**
 * Both tails, whose logarithms are written as a Chebyshev series on each panel: they are smooth where the tails themselves run
 * through hundreds of powers of ten, and cost one exponential at a point. A panel in which one underflows is integrated anew.
 */
export function betaTails(tabulated: Tabulated): BetaTails {
  const { edges, density } = tabulated;
  const pieces = edges.slice(1).map((to, i) => piecesOf(density, edges[i] ?? 0, to));
  const masses = pieces.map(total);
  const before = running(masses);
  const after = running([...masses].reverse()).reverse();
  const panels = pieces.map((own, i) => panelOf(own, { tabulated, i, before: before[i] ?? 0, after: after[i + 1] ?? 0 }));
  const [first = 0, last = 0] = [edges[0], edges.at(-1)];
  const find = (theta: number) => panels[placeOf(edges, theta)] as Panel;
  return {
    masses,
    below: (theta) => (theta <= first ? 0 : theta >= last ? 1 : find(theta).below(theta)),
    above: (theta) => (theta <= first ? 1 : theta >= last ? 0 : find(theta).above(theta)),
  };
}

type Panel = Pick<BetaTails, "below" | "above">;
type Place = { tabulated: Tabulated; i: number; before: number; after: number };

function panelOf(pieces: readonly number[], { tabulated, i, before, after }: Place): Panel {
  const { edges, density, shape } = tabulated;
  const [from, to] = [edges[i] ?? 0, edges[i + 1] ?? 0];
  const scale = 2 / (to - from);
  const nodes = chebyshevNodes.map((x) => from + (x + 1) / scale);
  const starts = from === 0 ? (theta: number) => 2 * shape.a * Math.log(theta) : none;
  const ends = to === rightAngle ? (theta: number) => 2 * shape.b * Math.log(rightAngle - theta) : none;
  const belows = running(pieces).slice(1, -1);
  const aboves = running([...pieces].reverse())
    .reverse()
    .slice(1, -1);
  const lower = logarithmic(
    belows.map((part) => before + part),
    { nodes, known: starts },
  );
  const upper = logarithmic(
    aboves.map((part) => after + part),
    { nodes, known: ends },
  );
  return {
    below: lower ? (theta) => lower(theta, (theta - from) * scale - 1) : (theta) => before + integrate(density, [from, theta]),
    above: upper ? (theta) => upper(theta, (theta - from) * scale - 1) : (theta) => after + integrate(density, [theta, to]),
  };
}

const none = () => 0;

/** exp of a series through the logarithms, less a part that is known; null when there is no logarithm. */
function logarithmic(tails: readonly number[], { nodes, known }: { nodes: readonly number[]; known: (theta: number) => number }) {
  if (tails.some((tail) => !(tail > 1e-290))) return null;
  const series = chebyshevSeries(tails.map((tail, k) => Math.log(tail) - known(nodes[k] ?? 0)));
  return (theta: number, x: number): number => Math.min(1, Math.exp(chebyshevAt(series, x) + known(theta)));
}

/** The mass between neighbouring nodes of a panel, its ends included. */
function piecesOf(density: (theta: number) => number, from: number, to: number): number[] {
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

function placeOf(edges: readonly number[], theta: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= theta) low = middle;
    else high = middle;
  }
  return low;
}
