import type { WalkSpec } from "../../../plan/walk.ts";
import { type WalkRule, walkRule } from "./unit.ts";

/** How a row is packed into one 63-bit integer: (time − base) in units, then the tie, then the mask. */
export type PackedLayout = { baseMicros: number; unitMicros: number; timeBits: number; tieBits: number; maskBits: number };

export type Packing = PackedLayout & { rule: WalkRule; carries: boolean };

/** The layout for rows between two instants, or null when it does not fit (then the plain spelling is used). */
export function packedLayout(scan: {
  from: number;
  until: number;
  unitMicros: number;
  maxTie: number;
  maskBits: number;
}): PackedLayout | null {
  const baseMicros = Math.floor(scan.from / scan.unitMicros) * scan.unitMicros;
  const bits = (largest: number) => Math.max(1, Math.ceil(Math.log2(largest + 2)));
  const timeBits = bits((scan.until - baseMicros) / scan.unitMicros);
  const tieBits = scan.maxTie === 0 ? 0 : bits(scan.maxTie);
  const fits = scan.maskBits <= 30 && timeBits <= 52 && timeBits + tieBits + scan.maskBits <= 62 && timeBits + tieBits <= 53;
  return fits ? { baseMicros, unitMicros: scan.unitMicros, timeBits, tieBits, maskBits: scan.maskBits } : null;
}

/** What the function is told: the layout, the rule, and whether a value is carried from the entry. */
export const packingText = (layout: PackedLayout, spec: WalkSpec, carries: boolean): string => JSON.stringify({ layout, spec, carries });

export function parsePacking(text: string): Packing {
  const { layout, spec, carries } = JSON.parse(text) as { layout: PackedLayout; spec: WalkSpec; carries: boolean };
  return { ...layout, rule: walkRule(spec), carries };
}
