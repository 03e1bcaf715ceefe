import type { PathsSpec } from "../../../plan/paths.ts";

/**
 * How a row is packed into one integer: (time − base) in units, the tie, its node (0 when hidden; the largest number that fits
 * stands for itself and all beyond, which a list of their own then tells), and three flags.
 */
export type PlaceLayout = { baseMicros: number; unitMicros: number; timeBits: number; tieBits: number; nodeBits: number };

export const flagBits = 3;
export const flagMask = 2 ** flagBits - 1;
export const flags = { present: 1, starts: 2, ends: 4 } as const;

const mostNodeBits = 16;

/** The bits below time and tie. */
export const lowBits = ({ nodeBits }: PlaceLayout): number => nodeBits + flagBits;

/** The number from which on nodes are told apart by their own list. */
export const farNode = ({ nodeBits }: PlaceLayout): number => 2 ** nodeBits - 1;

/** The layout for rows between two instants, or null when time and tie do not fit into 53 bits. */
export function placeLayout(scan: { from: number; until: number; unitMicros: number; maxTie: number }): PlaceLayout | null {
  const baseMicros = Math.floor(scan.from / scan.unitMicros) * scan.unitMicros;
  const bits = (largest: number): number => Math.max(1, Math.ceil(Math.log2(largest + 2)));
  const timeBits = bits((scan.until - baseMicros) / scan.unitMicros);
  const tieBits = scan.maxTie === 0 ? 0 : bits(scan.maxTie);
  const nodeBits = Math.min(mostNodeBits, 63 - flagBits - timeBits - tieBits);
  return timeBits + tieBits <= 53 ? { baseMicros, unitMicros: scan.unitMicros, timeBits, tieBits, nodeBits } : null;
}

/** How many bits the place of a row takes. */
export const placeBits = (layout: PlaceLayout): number => layout.timeBits + layout.tieBits + lowBits(layout);

/** The stretches that journeys are read from, in order, and the instants (microseconds, both included) between which rows count. */
export type JourneyLayout = {
  from: number;
  until: number;
  /** Time since the base in microseconds, then the tie, then the number of the event: the bits of each place. */
  stretches: { baseMicros: number; tieBits: number; numberBits: number }[];
};

/** What a function over journeys is told. */
export type JourneyPacking = { layout: JourneyLayout; spec: PathsSpec };

export const journeyPackingText = (packing: JourneyPacking): string => JSON.stringify(packing);
export const parseJourneyPacking = (text: string): JourneyPacking => JSON.parse(text) as JourneyPacking;

/** What the function is told. */
export type PathsPacking = { layout: PlaceLayout; spec: PathsSpec };

export const packingText = (packing: PathsPacking): string => JSON.stringify(packing);
export const parsePathsPacking = (text: string): PathsPacking => JSON.parse(text) as PathsPacking;
