import { textLiteral } from "../../sql/duckdb/quote.ts";
import { discoverKeys } from "./discover-keys.ts";
import type { Compression, SourceFileFound } from "./found-file.ts";
import { jsonRefusal } from "./json-text.ts";
import { limits } from "./limits.ts";
import { readablePath, scratchPath } from "./readable-path.ts";
import { rowsOf, type SourceDesk, type SourceTable, UnreadableFile } from "./source-table.ts";
import { splitDocuments } from "./split-documents.ts";

/**
 * Opens JSON: one object per line, or an array of objects. Lines are read as plain text and checked for size, depth and
 * width before any JSON function touches them; what fails is kept with the reason in a prepared file.
 */
export async function openDocuments(desk: SourceDesk, found: SourceFileFound): Promise<SourceTable> {
  const prepared = scratchPath(desk, "parquet");
  await prepare(desk, found, prepared);
  const from = `read_parquet(${textLiteral(prepared)})`;
  const keys = await discoverKeys(desk, { from, document: `"line"` }, false);
  const lines = await rowsOf<{ line: string }>(desk, `SELECT "line" FROM ${from} WHERE "line" IS NOT NULL LIMIT ${limits.sampleRows}`);
  return {
    found,
    kind: "documents",
    columns: keys.names.map((name) => ({ name, type: { kind: "json" } })),
    from,
    sourceRow: `"source row"`,
    refusal: `"refusal"`,
    rawText: `"raw"`,
    sample: lines.map(({ line }) => parsed(line)),
  };
}

async function prepare(desk: SourceDesk, found: SourceFileFound, target: string): Promise<void> {
  if (found.format === "ndjson") {
    try {
      await copyLines(desk, { path: await readablePath(desk, found.absolutePath), compression: found.compression, target });
      return;
    } catch (error) {
      if (found.compression === "zstd") throw error;
    }
  }
  if (found.compression === "zstd") throw new UnreadableFile("a JSON array in zstd: write one object per line, or unpack it first");
  const lines = scratchPath(desk, "ndjson");
  await splitDocuments(found, lines);
  await copyLines(desk, { path: lines, compression: "none", target });
}

type Lines = { path: string; compression: Compression; target: string };

async function copyLines(desk: SourceDesk, { path, compression, target }: Lines): Promise<void> {
  const options = `columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = '', quote = '', escape = '', comment = '',
    strict_mode = false, max_line_size = ${8 * limits.rowBytes}, compression = ${textLiteral(compression)}`;
  await desk.connection.run(`
    COPY (SELECT "source row", CASE WHEN "refusal" IS NULL THEN "line" END AS "line", "refusal",
        CASE WHEN "refusal" IS NOT NULL THEN left("line", ${limits.rawCharacters}) END AS "raw"
      FROM (SELECT *, CASE WHEN "line"[1] = '{' OR regexp_matches(left("line", 1000), '^\\s*\\{') THEN ${jsonRefusal(`"line"`)} ELSE 'not a JSON object' END AS "refusal"
        FROM (SELECT row_number() OVER () AS "source row", "line" FROM read_csv(${textLiteral(path)}, ${options})) WHERE "line"[1] > ' ' OR regexp_matches(left("line", 1000), '\\S')))
    TO ${textLiteral(target)} (FORMAT parquet, COMPRESSION snappy)`);
}

function parsed(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}
