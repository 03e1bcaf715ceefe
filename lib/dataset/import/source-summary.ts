import type { SourceFile } from "../generation.ts";
import type { ImportPlan } from "./import-plan.ts";
import type { SourceRecipe } from "./manifest.ts";
import type { Workbench } from "./workbench.ts";

type Tally = { path: string; rows: number; cutValues: number };

/** Rows, rejects and months of every source: counted for those just read, taken over for the others. */
export async function summariseSources(
  bench: Workbench,
  plan: ImportPlan,
): Promise<{ sources: SourceFile[]; recipes: Record<string, SourceRecipe> }> {
  const tallies = byPath(
    await bench.rows<Tally>(`
      SELECT "source_file" AS "path", coalesce(sum("rows") FILTER ("role" = 'events'), max("rows"))::BIGINT AS "rows",
        sum("cut")::BIGINT AS "cutValues" FROM tallies GROUP BY "source_file"`),
  );
  const rejected = byPath(
    await bench.rows<{ path: string; rows: number }>(`SELECT "source_file" AS "path", count(*) AS "rows" FROM rejects GROUP BY ALL`),
  );
  const months = byPath(
    await bench.rows<{ path: string; months: string }>(
      `SELECT "source_file" AS "path", string_agg("month", ',' ORDER BY "month") AS "months" FROM fresh_months GROUP BY ALL`,
    ),
  );
  const before = new Map(plan.previous?.sources.map((source) => [source.path, source]));
  const gone = new Set(plan.gone);
  const sources: SourceFile[] = [];
  const recipes: [string, SourceRecipe][] = [];
  for (const { path, bytes, sha256, shape, recipe } of plan.sources) {
    const kept = gone.has(path) ? undefined : before.get(path);
    const tally = tallies.get(path);
    sources.push({ path, bytes, sha256, rows: tally?.rows ?? kept?.rows ?? 0, rejected: rejected.get(path)?.rows ?? 0, shape });
    const keptRecipe = kept && plan.previous?.next.recipes[path];
    const own = { hash: recipe, cutValues: tally?.cutValues ?? 0, months: months.get(path)?.months.split(",") ?? [] };
    recipes.push([path, keptRecipe ?? own]);
  }
  return { sources, recipes: Object.fromEntries(recipes) };
}

function byPath<Row extends { path: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.path, row]));
}
