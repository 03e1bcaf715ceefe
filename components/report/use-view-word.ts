"use client";

import { useSearchParams } from "next/navigation";
import { useTilePlace } from "./tile-place.tsx";
import { setAddressWord } from "./use-address.ts";

/** A word of the view that is no part of the question, such as a tab: it stands in the address, on a tile in the tile. */
export function useViewWord(name: string): [value: string | null, set: (value: string | null) => void] {
  const address = useSearchParams();
  const tile = useTilePlace();
  if (tile) return [tile.words[name] ?? null, (value) => tile.setWord(name, value)];
  return [address.get(name), (value) => setAddressWord(name, value)];
}
