import type { TopValue } from "../catalog.ts";
import type { PropertyColumns } from "../generation.ts";
import { majorityType } from "./majority-type.ts";
import type { Workbench } from "./workbench.ts";

/** What the catalogue says of the values of one property. */
export type ValueSummary = { type: PropertyColumns["type"]; distinct: number; topValues: TopValue[] };

/** Up to this many rows all values are grouped; beyond, a sample names the candidates and only these are counted. */
const exactRows = 2_000_000;
const exactDistinct = 200_000;

/** Summarises a relation (value, seed) of `rows` non-null values: the same answer whatever the order of its rows. */
export async function topValues(bench: Workbench, relation: string, rows: number): Promise<ValueSummary> {
  if (rows > exactRows) {
    const [guess] = await bench.rows<{ distinct: number }>(`SELECT approx_count_distinct("value") AS "distinct" FROM ${relation}`);
    if (guess !== undefined && guess.distinct > exactDistinct) return sampledValues(bench, relation, { rows, distinct: guess.distinct });
  }
  return summarise(bench, `SELECT "value", count(*) AS "count" FROM ${relation} WHERE "value" IS NOT NULL GROUP BY "value"`);
}

async function summarise(bench: Workbench, groups: string): Promise<ValueSummary> {
  await bench.run(`CREATE OR REPLACE TEMP TABLE value_groups AS ${groups}`);
  const [summary] = await bench.rows<Omit<ValueSummary, "topValues">>(
    `SELECT count(*) AS "distinct", ${majorityType(`"value"`, `"count"`)} AS "type" FROM value_groups`,
  );
  const top = await bench.rows<TopValue>(`
    SELECT "value", "count" FROM value_groups WHERE length("value") <= 500 ORDER BY "count" DESC, "value" LIMIT 20`);
  return { type: summary?.type ?? "text", distinct: summary?.distinct ?? 0, topValues: top };
}

type Size = { rows: number; distinct: number };

async function sampledValues(bench: Workbench, relation: string, { rows, distinct }: Size): Promise<ValueSummary> {
  const oneIn = Math.ceil(rows / 500_000);
  const sample = `SELECT "value", count(*) AS "count" FROM ${relation}
    WHERE "value" IS NOT NULL AND hash("seed") % ${oneIn} = 0 GROUP BY "value"`;
  const { type } = await summarise(bench, sample);
  await bench.run(`CREATE OR REPLACE TEMP TABLE candidates AS SELECT "value" FROM value_groups
    WHERE length("value") <= 500 ORDER BY "count" DESC, "value" LIMIT 200`);
  const top = await bench.rows<TopValue>(`
    SELECT "value", count(*) AS "count" FROM ${relation} WHERE "value" IN (SELECT "value" FROM candidates)
    GROUP BY "value" ORDER BY "count" DESC, "value" LIMIT 20`);
  return { type, distinct, topValues: top };
}
