import { identifier, textLiteral } from "../../sql/duckdb/quote.ts";
import { type CsvHead, csvHead } from "./csv-layout.ts";
import { isUtf16 } from "./detect-format.ts";
import type { SourceFileFound } from "./found-file.ts";
import { limits } from "./limits.ts";
import { partitionsOf } from "./partitions.ts";
import { readablePath, scratchPath } from "./readable-path.ts";
import { rewriteCsv } from "./rewrite-csv.ts";
import { freeName, rowsOf, type SourceDesk, type SourceTable, UnreadableFile } from "./source-table.ts";
import { textChunks } from "./text-chunks.ts";

type Names = { row: string; refusal: string; raw: string };

/**
 * Opens a delimited file with everything pinned. A file without a flaw is read by DuckDB's strict reader; any flaw sends the
 * whole file through our own reader, which keeps the flawed rows with the reason. Both give the same rows for the rest.
 */
export async function openCsv(desk: SourceDesk, found: SourceFileFound): Promise<SourceTable> {
  const head = await headOf(desk, found);
  if (head.names.length > limits.columns) throw new UnreadableFile(`more than ${limits.columns} columns`);
  const partitions = partitionsOf(found.path).filter(({ name }) => !head.names.some((other) => other.toLowerCase() === name.toLowerCase()));
  const columns = [...head.names, ...partitions.map(({ name }) => name)].map((name) => ({ name, type: { kind: "text" as const } }));
  const bare: SourceTable = { found, kind: "columns", columns, from: "", sourceRow: "", refusal: null, rawText: null, sample: [] };
  const names = { row: freeName(bare, "source row"), refusal: freeName(bare, "refusal"), raw: freeName(bare, "raw") };
  const target = scratchPath(desk, "parquet");
  await prepare(desk, { found, head, names, target });
  const constants = partitions.map(({ name, value }) => `, ${textLiteral(value)} AS ${identifier(name)}`);
  const from = `(SELECT *${constants.join("")} FROM read_parquet(${textLiteral(target)}))`;
  const sample = await rowsOf<Record<string, unknown>>(
    desk,
    `SELECT * FROM ${from} WHERE ${identifier(names.refusal)} IS NULL LIMIT ${limits.sampleRows}`,
  );
  return { ...bare, from, sourceRow: identifier(names.row), refusal: identifier(names.refusal), rawText: identifier(names.raw), sample };
}

type Preparation = { found: SourceFileFound; head: CsvHead; names: Names; target: string };

async function prepare(desk: SourceDesk, { found, head, names, target }: Preparation): Promise<void> {
  const extra = `row_number() OVER () AS ${identifier(names.row)}, NULL::VARCHAR AS ${identifier(names.refusal)}, NULL::VARCHAR AS ${identifier(names.raw)}`;
  try {
    const scan = scanOf(head, {
      path: await readablePath(desk, found.absolutePath),
      compression: found.compression,
      skip: head.headless ? 0 : 1,
    });
    await copy(desk, `SELECT *, ${extra} FROM ${scan}`, target);
  } catch {
    const clean = scratchPath(desk, "csv");
    await rewriteCsv(found, head, clean);
    const service = [names.row, names.refusal, names.raw];
    const scan = scanOf(
      { ...head, delimiter: ",", quoted: true, names: [...service, ...head.names] },
      { path: clean, compression: "none", skip: 0 },
    );
    await copy(desk, `SELECT * REPLACE (CAST(${identifier(names.row)} AS BIGINT) AS ${identifier(names.row)}) FROM ${scan}`, target);
  }
}

function copy(desk: SourceDesk, select: string, target: string): Promise<unknown> {
  return desk.connection.run(`COPY (${select}) TO ${textLiteral(target)} (FORMAT parquet, COMPRESSION snappy)`);
}

function scanOf(head: CsvHead, { path, compression, skip }: { path: string; compression: string; skip: number }): string {
  const columns = head.names.map((name) => `${textLiteral(name)}: 'VARCHAR'`).join(", ");
  const quote = head.quoted ? `'"'` : "''";
  return `read_csv(${textLiteral(path)}, columns = {${columns}}, auto_detect = false, header = false, skip = ${skip}, delim = ${textLiteral(head.delimiter)},
    quote = ${quote}, escape = ${quote}, comment = '', strict_mode = true, max_line_size = ${2 * limits.rowBytes}, compression = ${textLiteral(compression)})`;
}

async function headOf(desk: SourceDesk, found: SourceFileFound): Promise<CsvHead> {
  if (found.compression === "zstd") return headOfZstd(desk, found);
  let text = "";
  let whole = true;
  for await (const chunk of textChunks(found)) {
    text += chunk;
    if (text.length >= limits.headBytes / 4) {
      whole = false;
      break;
    }
  }
  return csvHead(text, whole);
}

async function headOfZstd(desk: SourceDesk, found: SourceFileFound): Promise<CsvHead> {
  const path = textLiteral(await readablePath(desk, found.absolutePath));
  const lines = await rowsOf<{ line: string | null }>(
    desk,
    `SELECT "line" FROM read_csv(${path}, columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = '', quote = '', escape = '',
      comment = '', strict_mode = false, compression = 'zstd') LIMIT 200`,
  );
  const text = lines.map(({ line }) => `${line ?? ""}\n`).join("");
  if (isUtf16(Buffer.from(text.slice(0, 2), "latin1"))) throw new UnreadableFile("UTF-16 in zstd: unpack it first");
  return csvHead(text, false);
}
