/** A column of sets as bits, and which place each bit stands for (null: none). Several bits may stand for one place. */
export type PlaceWord = { column: string; places: (number | null)[] };

/**
 * Counts of pairs of places. Rows hold sets of places in the bits of their words, whose places ascend from word to word, and "units",
 * how many units share the set. The answer has "earlier", "later" and "units", one row per pair that any set has:
 * `first`: the first place of a set with each of its places, itself too · `every`: each place with itself and all after it ·
 * `next`: each place with the one after it, null after the last · `each`: each place with null, and the first also with itself, which
 * counts the units.
 */
export type PairsRelation = { is: "pairs"; rows: string; words: PlaceWord[]; of: "first" | "every" | "next" | "each" };

/** Bits of one integer that are neither its sign nor the bit beside it. */
export const bitsPerInteger = 62;
