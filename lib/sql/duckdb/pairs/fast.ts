import type { PlaceWord } from "../../../plan/pairs.ts";
import type { SpelledPairs, Table } from "../../dialect.ts";
import { pairFields, pairsFunctionName } from "./function-name.ts";
import { type PackedWord, packedWords, packingText } from "./packing.ts";

/** Pairs by a registered function over the words of all rows as lists. */
export function fastPairs(name: string, pairs: SpelledPairs): Table[] {
  const { rows, words, of, quoted, value } = pairs;
  const packed = packedWords(words);
  const told = value(packingText({ of, places: packed.map(({ places }) => places) }));
  const lists = packed.map((_, index) => `"packed_${index + 1}"`);
  const columns = packed.map((word, index) => `list(${spelled(word, quoted)}) AS ${lists[index]}`);
  const fields = pairFields.map((field) => `"pair"."${field}" AS "${field}"`);
  return [
    {
      name: `${name}_lists`,
      sql: `SELECT list(CAST("units" AS BIGINT)) AS "units",\n       ${columns.join(",\n       ")}\nFROM ${quoted(rows)}\nWHERE ${words.map((word) => isSet(word, quoted)).join(" OR ")}`,
    },
    {
      name: `${name}_found`,
      sql: `SELECT unnest(${pairsFunctionName}(${told}, "units", ${lists.join(", ")})) AS "pair"\nFROM ${quoted(`${name}_lists`)}`,
    },
    { name, sql: `SELECT ${fields.join(", ")}\nFROM ${quoted(`${name}_found`)}`, hint: "materialized" },
  ];
}

/** Whether any bit of a word stands for a place: empty sets have no pairs, and need not be gathered. */
function isSet({ column, places }: PlaceWord, quoted: (name: string) => string): string {
  if (places.every((place) => place !== null)) return `${quoted(column)} <> 0`;
  const mask = places.reduce((sum, place, bit) => (place === null ? sum : sum + 2n ** BigInt(bit)), 0n);
  return `(${quoted(column)} & ${mask}) <> 0`;
}

function spelled({ of }: PackedWord, quoted: (name: string) => string): string {
  let bits = 0;
  return of
    .map(({ column, places }) => {
      const word = `CAST(${quoted(column)} AS BIGINT)`;
      const shifted = bits === 0 ? word : `(${word} << ${bits})`;
      bits += places.length;
      return shifted;
    })
    .join(" | ");
}
