import type { PlaceWord } from "../../../plan/pairs.ts";
import type { SpelledPairs, Table } from "../../dialect.ts";

/** Pairs by lists of places, row by row. */
export function plainPairs(name: string, { rows, words, of, quoted }: SpelledPairs): Table[] {
  const places = words.flatMap((word) => placesOf(word, quoted));
  const set = `list_sort(list_distinct(list_filter([${places.join(", ")}], lambda "place": "place" IS NOT NULL)))`;
  const sets = quoted(`${name}_sets`);
  const pairs = quoted(`${name}_found`);
  return [
    { name: `${name}_sets`, sql: `SELECT "units", ${set} AS "set"\nFROM ${quoted(rows)}` },
    { name: `${name}_found`, sql: found[of](sets) },
    {
      name,
      sql: `SELECT "earlier", "later", CAST(sum("units") AS BIGINT) AS "units"\nFROM ${pairs}\nGROUP BY "earlier", "later"`,
    },
  ];
}

/** Each bit's place where it is set, else null. */
function placesOf({ column, places }: PlaceWord, quoted: (name: string) => string): string[] {
  return places.flatMap((place, bit) =>
    place === null ? [] : [`CASE WHEN (CAST(${quoted(column)} AS BIGINT) >> ${bit}) & 1 = 1 THEN ${place} END`],
  );
}

const found = {
  first: (sets: string) => `SELECT "units", "set"[1] AS "earlier", unnest("set") AS "later"\nFROM ${sets}`,
  next: (sets: string) =>
    `SELECT "units", unnest("set") AS "earlier", unnest(list_append("set"[2:], NULL)) AS "later"\nFROM ${sets}\nWHERE len("set") > 0`,
  each: (sets: string) =>
    `SELECT "units", "set"[1] AS "earlier", "set"[1] AS "later"\nFROM ${sets}\nWHERE len("set") > 0\nUNION ALL\nSELECT "units", unnest("set") AS "earlier", NULL AS "later"\nFROM ${sets}`,
  every: (sets: string) =>
    `SELECT "units", "earlier", unnest("set"["at":]) AS "later"\nFROM (SELECT "units", "set", unnest("set") AS "earlier", unnest(range(1, len("set") + 1)) AS "at" FROM ${sets})`,
};
