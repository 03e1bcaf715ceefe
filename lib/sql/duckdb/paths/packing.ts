import type { PathsSpec } from "../../../plan/paths.ts";

/** How the place of a row is packed into one integer: (time − base) in units, then the tie, then three flags. */
export type PlaceLayout = { baseMicros: number; unitMicros: number; tieBits: number };

export const flagBits = 3;
export const flags = { present: 1, starts: 2, ends: 4 } as const;

/** The key of a hidden row, which has no node. */
export const hiddenKey = -9;

/** The layout for rows between two instants, or null when time and tie do not fit into 53 bits. */
export function placeLayout(scan: { from: number; until: number; unitMicros: number; maxTie: number }): PlaceLayout | null {
  const baseMicros = Math.floor(scan.from / scan.unitMicros) * scan.unitMicros;
  const bits = (largest: number): number => Math.max(1, Math.ceil(Math.log2(largest + 2)));
  const timeBits = bits((scan.until - baseMicros) / scan.unitMicros);
  const tieBits = scan.maxTie === 0 ? 0 : bits(scan.maxTie);
  return timeBits + tieBits <= 53 ? { baseMicros, unitMicros: scan.unitMicros, tieBits } : null;
}

/** What the function is told. */
export type PathsPacking = { layout: PlaceLayout; spec: PathsSpec };

export const packingText = (packing: PathsPacking): string => JSON.stringify(packing);
export const parsePathsPacking = (text: string): PathsPacking => JSON.parse(text) as PathsPacking;
