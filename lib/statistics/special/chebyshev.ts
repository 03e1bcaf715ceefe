const order = 28;

/** Where a function on [−1, 1] must be known to be written as a series, ascending: the zeros of T₂₈. */
export const chebyshevNodes: readonly number[] = Array.from({ length: order }, (_, k) => -Math.cos((Math.PI * (k + 0.5)) / order));

const basis = Array.from({ length: order }, (_, j) =>
  chebyshevNodes.map((_node, k) => Math.cos((j * Math.PI * (order - k - 0.5)) / order) * (j === 0 ? 1 / order : 2 / order)),
);

/** The series Σ cⱼ Tⱼ(x) through the values at the nodes. */
export function chebyshevSeries(values: readonly number[]): number[] {
  return basis.map((row) => {
    let sum = 0;
    for (let k = 0; k < order; k++) sum += (row[k] as number) * (values[k] as number);
    return sum;
  });
}

/** A series at a point of [−1, 1] (Clenshaw 1955). */
export function chebyshevAt(series: readonly number[], x: number): number {
  let one = 0;
  let two = 0;
  for (let j = series.length - 1; j > 0; j--) {
    const next = 2 * x * one - two + (series[j] as number);
    two = one;
    one = next;
  }
  return x * one - two + (series[0] as number);
}
