/** A root of a continuous function between two points of opposite sign, to the last digits or so near (Chandrupatla 1997). */
export function rootBetween(f: (x: number) => number, [from, to]: readonly [number, number], within = 1e-300): number {
  return rootInside(f, { a: from, b: to, fa: f(from), fb: f(to) }, within);
}

type Ends = { a: number; b: number; fa: number; fb: number };

function rootInside(f: (x: number) => number, ends: Ends, within: number): number {
  let [{ a, b, fa, fb }, fraction] = [ends, 0.5];
  if (fa === 0) return a;
  if (fb === 0) return b;
  for (let i = 0; i < 400; i++) {
    const x = a + fraction * (b - a);
    const fx = f(x);
    const same = Math.sign(fx) === Math.sign(fa);
    const [c, fc] = same ? [a, fa] : [b, fb];
    if (!same) [b, fb] = [a, fa];
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const step = (2e-16 * Math.abs(best) + within) / Math.abs(b - a);
    if (fx === 0 || step > 0.5) return best;
    fraction = Math.min(1 - step, Math.max(step, nextFraction([a, b, c], [fa, fb, fc])));
  }
  return a;
}

/** The root of a rising function near a guess, sought in steps from `reach` on up to the two far points; to a 1e-13th of the reach. */
export function rootNear(
  f: (x: number) => number,
  { guess, reach }: { guess: number; reach: number },
  [from, to]: readonly [number, number],
): number {
  const start = Math.min(to, Math.max(from, guess));
  const end = { x: start, value: f(start) };
  const far = end.value < 0 ? to : from;
  let stride = reach > 0 ? reach : (to - from) / 4;
  for (let a = end; ; stride *= 3) {
    const isFar = Math.abs(far - a.x) <= stride;
    const x = isFar ? far : a.x + Math.sign(far - a.x) * stride;
    const b = { x, value: f(x) };
    if (isFar || Math.sign(b.value) !== Math.sign(a.value))
      return rootInside(f, { a: a.x, b: b.x, fa: a.value, fb: b.value }, reach > 0 ? reach * 1e-13 : 1e-300);
    a = b;
  }
}

type Three = readonly [number, number, number];

/** Inverse quadratic interpolation where it is safe, else the middle. */
function nextFraction([a, b, c]: Three, [fa, fb, fc]: Three): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) ** 2 < 1 - xi)) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
}

/** The point between one where `holds` is true and one where it is false at which it changes, to the last digit, by halving. */
export function edgeBetween(holds: (x: number) => boolean, [yes, no]: readonly [number, number]): number {
  let [inside, outside] = [yes, no];
  for (let i = 0; i < 1100; i++) {
    const middle = inside + (outside - inside) / 2;
    if (middle === inside || middle === outside) break;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}
