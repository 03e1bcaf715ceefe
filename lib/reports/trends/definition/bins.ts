/** Equally wide bins between the lowest and the highest value; all alike is one bin. */
export type BinGrid = { lowest: number; highest: number; bins: number };

/** The name of a bin, `[10,17.5]`: the upper bound is left out, save that the last one lies 0.01 above the highest value. */
export function binLabel(index: number, { lowest, highest, bins }: BinGrid): string {
  const width = (highest - lowest) / bins;
  const isLast = lowest === highest || index === bins - 1;
  return `[${plain(lowest + index * width)},${plain(isLast ? highest + 0.01 : lowest + (index + 1) * width)}]`;
}

/** Twelve digits hide what binary fractions add. */
function plain(edge: number): string {
  return String(Number(edge.toPrecision(12)));
}
