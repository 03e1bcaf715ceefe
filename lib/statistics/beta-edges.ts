import type { BetaShape } from "./special/beta-tail.ts";

/** Panels end where the density is exp(−(step·k)² / 2) of its peak: two or three deviations of a bell each. */
const step = 2.4;
const steps = 16;

/** Widest panel where the density is not yet a plain exponential. */
const widest = 4;

/**
 * Ends of panels over the logit of a Beta rate, out to 1e-300 of the peak. The logarithm of the density is concave there, with
 * straight ends of the slopes a and −b: panels may be as long as a small shape is slow, once the other end's part is below 1e-17, but
 * no longer than all before them, as what lies beyond them is nearly nothing where they begin.
 */
export function betaEdges({ a, b }: BetaShape): number[] {
  const peak = Math.log(a / b);
  const bent = 39 + Math.log(a + b + 1);
  const side = (sign: 1 | -1): number[] => {
    const edges: number[] = [];
    let at = peak;
    for (let k = 1; k <= steps; k++) {
      const next = reach({ a, b }, { sign, drop: (step * k) ** 2 / 2, from: at, peak });
      while (sign * (next - at) > 0) {
        const room = sign * at < bent ? widest : Math.max(widest, Math.abs(at - peak));
        at = Math.abs(next - at) <= room ? next : at + sign * room;
        edges.push(at);
      }
    }
    return edges;
  };
  return [...side(-1).reverse(), peak, ...side(1)];
}

type Wanted = { sign: 1 | -1; drop: number; from: number; peak: number };

/** Where the logarithm of the density has fallen by so much on one side of its peak, to a hundredth of that, by halving. */
function reach({ a, b }: BetaShape, { sign, drop, from, peak }: Wanted): number {
  const level = (t: number) => -a * softplus(-t) - b * softplus(t);
  const left = (t: number) => drop - level(peak) + level(t);
  let stride = step * Math.sqrt(1 / a + 1 / b);
  while (left(from + sign * stride) > 0) stride *= 2;
  let [near, far] = [from, from + sign * stride];
  for (let i = 0; i < 2000; i++) {
    const middle = near + (far - near) / 2;
    const rest = left(middle);
    if (Math.abs(rest) < drop * 0.01 || middle === near || middle === far) return middle;
    if (rest > 0) near = middle;
    else far = middle;
  }
  return far;
}

/** ln(1 + eᵗ). */
function softplus(t: number): number {
  return t > 0 ? t + Math.log1p(Math.exp(-t)) : Math.log1p(Math.exp(t));
}
