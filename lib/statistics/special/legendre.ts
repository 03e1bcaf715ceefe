/** Nodes and weights of Gauss–Legendre quadrature on [−1, 1], by Newton on the recurrence (Abramowitz & Stegun 25.4.29). */
export function legendreRule(order: number): { node: number; weight: number }[] {
  return Array.from({ length: order }, (_, i) => {
    let node = Math.cos((Math.PI * (i + 0.75)) / (order + 0.5));
    let slope = 1;
    for (let step = 0; step < 6; step++) {
      const { value, derivative } = legendre(order, node);
      slope = derivative;
      node -= value / derivative;
    }
    return { node, weight: 2 / ((1 - node * node) * slope * slope) };
  });
}

function legendre(order: number, x: number): { value: number; derivative: number } {
  let [before, value] = [1, x];
  for (let k = 2; k <= order; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return { value, derivative: (order * (x * value - before)) / (x * x - 1) };
}

const rule = legendreRule(20);
const middleRule = legendreRule(12);
const shortRule = legendreRule(6);

/** ∫ f over [from, to] by 20 Gauss–Legendre points. */
export function integrate(f: (x: number) => number, span: readonly [number, number]): number {
  return integrateBy(rule, f, span);
}

/** The same by 12 points, enough for 1e-15 of a bell over two or three of its deviations. */
export function integrateBell(f: (x: number) => number, span: readonly [number, number]): number {
  return integrateBy(middleRule, f, span);
}

/** The same by 6 points, for spans over which f hardly changes. */
export function integrateShort(f: (x: number) => number, span: readonly [number, number]): number {
  return integrateBy(shortRule, f, span);
}

/** The 20 points over [from, to], each with its weight. */
export function pointsOf([from, to]: readonly [number, number], visit: (x: number, weight: number) => void): void {
  const half = (to - from) / 2;
  for (const { node, weight } of rule) visit(from + half + half * node, half * weight);
}

function integrateBy(points: typeof rule, f: (x: number) => number, [from, to]: readonly [number, number]): number {
  const half = (to - from) / 2;
  const middle = from + half;
  let sum = 0;
  for (const { node, weight } of points) sum += weight * f(middle + half * node);
  return sum * half;
}
