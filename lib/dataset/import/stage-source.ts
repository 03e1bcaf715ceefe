import type { StagedSource } from "../staged-source.ts";
import { textColumn } from "./column-names.ts";
import { identifier, textLiteral } from "./quote.ts";
import { stageObservations } from "./stage-observations.ts";
import { fixedColumns, fixedValues, relation } from "./staged-relation.ts";
import type { Workbench } from "./workbench.ts";

/** Reads one source file in one of its roles into the staging tables; a file that cannot be read becomes one reject. */
export async function stageSource(bench: Workbench, source: StagedSource): Promise<void> {
  try {
    await (source.role === "events" ? stageEvents(bench, source) : stageCalls(bench, source));
  } catch (error) {
    if (error instanceof Error && error.message.includes("INTERRUPT")) throw error;
    await rejectFile(bench, source.path, error instanceof Error ? error.message : String(error));
  }
}

/** Puts a whole file on the list of rejects. */
export async function rejectFile(bench: Workbench, path: string, reason: string): Promise<void> {
  const line = reason.split("\n", 1)[0] ?? "";
  const withoutFolders = line.replaceAll(/(?:\/[^\s/"'`]+)+\/([^\s/"'`]+)/g, "$1").slice(0, 500);
  const values = [textLiteral(path), "NULL", textLiteral(`file cannot be read: ${withoutFolders}`), "NULL"];
  await bench.run(`INSERT INTO rejects VALUES (${values.join(", ")}); INSERT INTO tallies VALUES (${textLiteral(path)}, 'file', 1, 0)`);
}

/** Lists the rejected events, a row that fails in two roles once, and counts rows per source: once, after the last source. */
export async function settleStaging(bench: Workbench): Promise<void> {
  await bench.run(`
    INSERT INTO tallies SELECT "source_file", 'events', count(*), coalesce(sum("cut"), 0)::BIGINT FROM arrivals GROUP BY ALL;
    INSERT INTO rejects SELECT "source_file", "source_row", "reject", "raw" FROM arrivals WHERE "reject" IS NOT NULL;
    CREATE OR REPLACE TABLE rejects AS SELECT "source_file", "source_row", "reason", min("raw") AS "raw" FROM rejects GROUP BY ALL`);
}

async function stageEvents(bench: Workbench, source: StagedSource): Promise<void> {
  const properties = [...textByColumn(source)];
  const columns = properties.map(([column]) => column);
  const inner = [
    ...fixedValues(source),
    `(${source.reject})::VARCHAR AS "reject"`,
    `(${source.raw})::VARCHAR AS "raw"`,
    ...(source.cutValues === null ? [] : [`(${source.cutValues})::INTEGER AS "cut"`]),
    ...properties.map(([column, text]) => `nullif(${text}, '') AS ${column}`),
  ];
  const outer = [
    ...fixedColumns,
    "false",
    notAnEvent,
    `CASE WHEN ${notAnEvent} IS NOT NULL THEN left("raw", 2048) END`,
    source.cutValues === null ? "0" : `"cut"`,
    ...columns,
  ];
  const target = [...fixedColumns, `"duplicate"`, `"reject"`, `"raw"`, `"cut"`, ...columns].join(", ");
  await bench.run(`INSERT INTO arrivals (${target}) SELECT ${outer.join(", ")} FROM (SELECT ${inner.join(", ")} ${relation(source)})`);
  if (source.userProperties.length > 0) await stageObservations(bench, source);
}

async function stageCalls(bench: Workbench, source: StagedSource): Promise<void> {
  const identities = source.role === "identities";
  const inner = [...fixedValues(source), `(${source.reject})::VARCHAR AS "reject"`, `(${source.raw})::VARCHAR AS "raw"`];
  const path = textLiteral(source.path);
  await bench.run(`
    CREATE OR REPLACE TEMP TABLE calls AS SELECT ${fixedColumns.join(", ")}, ${identities ? notAnIdentity : `"reject"`} AS "reject", "raw"
      FROM (SELECT ${inner.join(", ")} ${relation(source)});
    INSERT INTO tallies SELECT ${path}, '${source.role}', count(*), 0 FROM calls;
    INSERT INTO rejects SELECT DISTINCT "source_file", "source_row", "reject", left("raw", 2048) FROM calls WHERE "reject" IS NOT NULL;`);
  if (identities) {
    await bench.run(`INSERT INTO links SELECT "source_file", "source_row", "anonymous_id", "user_id",
      CASE WHEN "event" IN ('identify', 'alias') THEN "event" ELSE 'map' END, "time", "tie_key"
      FROM calls WHERE "reject" IS NULL AND "anonymous_id" <> "user_id"`);
  }
  await bench.run("DROP TABLE calls");
  if (source.userProperties.length + source.properties.length > 0) await stageObservations(bench, source);
}

const notAnEvent = `CASE WHEN "reject" IS NOT NULL THEN "reject" WHEN "event" IS NULL THEN 'no event name'
  WHEN "time" IS NULL THEN 'time cannot be read' WHEN NOT isfinite("time") THEN 'time is not finite'
  WHEN "time" < TIMESTAMP '0001-01-01' OR "time" >= TIMESTAMP '10000-01-01' THEN 'time is out of range' END`;

const notAnIdentity = `CASE WHEN "reject" IS NOT NULL THEN "reject"
  WHEN "anonymous_id" IS NULL OR "user_id" IS NULL THEN 'an identity needs two ids' END`;

/** Text expressions by quoted column; of two properties with one name the first that has a value counts. */
function textByColumn(source: StagedSource): Map<string, string> {
  const columns = new Map<string, string>();
  for (const { name, text } of source.properties) {
    const column = identifier(textColumn(name));
    const known = columns.get(column);
    columns.set(column, known === undefined ? `(${text})` : `coalesce(${known}, (${text}))`);
  }
  return columns;
}
