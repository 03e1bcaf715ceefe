import { bitsPerInteger, type PairsRelation, type PlaceWord } from "../../../plan/pairs.ts";

/** Several words side by side in one integer; `words` are the places of their bits, from the lowest on. */
export type PackedWord = { of: PlaceWord[]; places: (number | null)[] };

/** Words side by side, as many as an integer holds. */
export function packedWords(words: readonly PlaceWord[]): PackedWord[] {
  const packed: PackedWord[] = [];
  for (const word of words) {
    const last = packed.at(-1);
    if (last && last.places.length + word.places.length <= bitsPerInteger) {
      last.of.push(word);
      last.places.push(...word.places);
    } else packed.push({ of: [word], places: [...word.places] });
  }
  return packed;
}

/** What the function is told: which pairs, and the places of the bits of each integer. */
export type PairsPacking = { of: PairsRelation["of"]; places: (number | null)[][] };

export const packingText = (packing: PairsPacking): string => JSON.stringify(packing);

export const parsePairsPacking = (text: string): PairsPacking => JSON.parse(text) as PairsPacking;
