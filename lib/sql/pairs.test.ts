import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PairsRelation, PlaceWord } from "../plan/pairs.ts";
import type { Plan } from "../plan/relation.ts";
import type { DataFiles, Dialect } from "./dialect.ts";
import { duckdb, plainDuckdb } from "./duckdb/dialect.ts";
import { registerFunctions } from "./duckdb/functions.ts";
import { print } from "./print.ts";

let instance: DuckDBInstance;

beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  registerFunctions(connection);
  connection.closeSync();
});

afterAll(() => instance.closeSync());

/** Bits that are set in each word, and how many units share them. */
type Row = { bits: number[][]; units: number };
type Sets = { words: PlaceWord[]; rows: Row[] };

/** Words of up to 53 bits (what a literal holds), some of whose bits stand for no place or for the one before. */
const sets: fc.Arbitrary<Sets> = fc
  .array(fc.record({ bits: fc.integer({ min: 1, max: 53 }), gap: fc.integer({ min: 0, max: 3 }) }), { minLength: 1, maxLength: 4 })
  .chain((shape) => {
    let next = -2;
    const words = shape.map(({ bits, gap }, index): PlaceWord => {
      const places = Array.from({ length: bits }, (_, bit) => {
        if (bit % 7 === 5) return null;
        if (bit % 5 !== 3) next += 1 + gap;
        return next;
      });
      return { column: `it's "${index}`, places };
    });
    const bits = fc.tuple(...words.map(({ places }) => fc.uniqueArray(fc.nat(places.length - 1), { maxLength: 9 })));
    const units = fc.constantFrom(1, 1, 2, 7, 2 ** 33);
    return fc.record({ words: fc.constant(words), rows: fc.array(fc.record({ bits, units }), { maxLength: 30 }) });
  });

function planOf({ words, rows }: Sets, of: PairsRelation["of"]): Plan {
  const numbers = rows.map(({ bits, units }) => [units, ...bits.map((set) => set.reduce((sum, bit) => sum + 2 ** bit, 0))]);
  const values = [[0, ...words.map(() => 0)], ...numbers].map((row) => row.map((value) => ({ is: "integer" as const, value })));
  const columns = ["units", ...words.map(({ column }) => column)];
  return {
    relations: [
      { name: "sets", relation: { is: "rows", columns, rows: values } },
      { name: "found", relation: { is: "pairs", rows: "sets", words, of } },
    ],
  };
}

async function answered(plan: Plan, dialect: Dialect): Promise<string[]> {
  const { sql, values } = print(JSON.parse(JSON.stringify(plan)), dialect, { files: {} as DataFiles, values: "bound" });
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(sql, values as string[]);
  connection.closeSync();
  return reader
    .getRowObjects()
    .map(({ earlier, later, units }) => `${earlier} ${later} ${units}`)
    .sort();
}

/** What the words of a plan promise, row by row. */
function expected({ words, rows }: Sets, of: PairsRelation["of"]): string[] {
  const counts = new Map<string, number>();
  for (const { bits, units } of rows) {
    const places = words.flatMap((word, index) => (bits[index] ?? []).map((bit) => word.places[bit] ?? null));
    const set = [...new Set(places.filter((place) => place !== null))].sort((a, b) => a - b);
    const pairs = {
      first: set.map((place) => [set[0], place]),
      every: set.flatMap((place, index) => set.slice(index).map((later) => [place, later])),
      next: set.map((place, index) => [place, set[index + 1] ?? null]),
      each: [...set.slice(0, 1).map((place) => [place, place]), ...set.map((place) => [place, null])],
    }[of];
    for (const [earlier, later] of pairs) counts.set(`${earlier} ${later}`, (counts.get(`${earlier} ${later}`) ?? 0) + units);
  }
  return [...counts].map(([pair, units]) => `${pair} ${units}`).sort();
}

describe("pairs", () => {
  it.each(["first", "every", "next", "each"] as const)("are counted in both spellings: %s", async (of) => {
    await fc.assert(
      fc.asyncProperty(sets, async (each) => {
        const plan = planOf(each, of);
        expect(await answered(plan, duckdb)).toEqual(expected(each, of));
        expect(await answered(plan, plainDuckdb)).toEqual(expected(each, of));
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it("of no rows are none", async () => {
    const none = { words: [{ column: "w", places: [0, 1] }], rows: [] };
    for (const of of ["first", "every", "next", "each"] as const) {
      const [, pairs] = planOf(none, of).relations;
      const rows = { is: "select", from: "one", columns: [], keep: true, where: { is: "value", value: { is: "boolean", value: false } } };
      const one = { is: "rows", columns: ["units", "w"], rows: [[1, 1].map((value) => ({ is: "integer", value }))] };
      const plan = { relations: [{ name: "one", relation: one }, { name: "sets", relation: rows }, pairs] } as Plan;
      for (const dialect of [duckdb, plainDuckdb]) expect(await answered(plan, dialect)).toEqual([]);
    }
  });
});
