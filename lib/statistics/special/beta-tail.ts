import { continuedFraction } from "./continued-fraction.ts";
import { deviance } from "./deviance.ts";
import { stirlingRemainder } from "./stirling-remainder.ts";

/** The two shapes of a Beta distribution, both positive. */
export type BetaShape = { a: number; b: number };

/** A point of [0, 1] with its complement, each to full precision: x + y = 1. */
export type UnitPoint = { x: number; y: number };

/** ln [xᵃ yᵇ / B(a, b)] as a function of the point, by Loader's deviances: exact to a few units in the last place for shapes up to 1e9. */
export function logBetaPower({ a, b }: BetaShape): (x: number, y: number) => number {
  const n = a + b;
  const remainders = stirlingRemainder(a) + stirlingRemainder(b) - stirlingRemainder(n);
  const constant = 0.5 * Math.log((a / n) * (b / (2 * Math.PI))) - remainders;
  return (x, y) => constant - deviance(a, n * x) - deviance(b, n * y);
}

/** ln I_x(a, b), the Beta cdf: continued fraction on the side where it converges (DLMF 8.17.22). */
export function logBetaCdf(point: UnitPoint, shape: BetaShape): number {
  const { x, y } = point;
  const { a, b } = shape;
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  if (y <= 0) return 0;
  if (x * (a + b + 2) <= a + 1) return lowerTail(point, shape);
  return Math.log1p(-Math.exp(lowerTail({ x: y, y: x }, { a: b, b: a })));
}

function lowerTail(point: UnitPoint, shape: BetaShape): number {
  const { a, b } = shape;
  const fraction = continuedFraction(1, (i) => {
    const m = i >> 1;
    const odd = i % 2 === 1;
    const numerator = odd ? -(a + m) * (a + b + m) : m * (b - m);
    return [(numerator / (a + i - 1) / (a + i)) * point.x, 1];
  });
  return logBetaPower(shape)(point.x, point.y) - Math.log(a) - Math.log(fraction);
}
