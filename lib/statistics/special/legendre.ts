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

/** ∫ f over [from, to] by 20 Gauss–Legendre points. */
export function integrate(f: (x: number) => number, [from, to]: readonly [number, number]): number {
  const half = (to - from) / 2;
  const middle = from + half;
  let sum = 0;
  for (const { node, weight } of rule) sum += weight * f(middle + half * node);
  return sum * half;
}
