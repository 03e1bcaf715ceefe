const tiny = 1e-300;

/** b₀ + a₁/(b₁ + a₂/(b₂ + …)) by the modified Lentz method (Thompson & Barnett 1986); `term(i)` gives [aᵢ, bᵢ]. */
export function continuedFraction(first: number, term: (i: number) => readonly [number, number]): number {
  let value = first || tiny;
  let c = value;
  let d = 0;
  for (let i = 1; i < 1_000_000; i++) {
    const [a, b] = term(i);
    d = 1 / (b + a * d || tiny);
    c = b + a / c || tiny;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return value;
}
