import type { FileProblem, SourceFileFound } from "./found-file.ts";
import { openCsv } from "./open-csv.ts";
import { openDocuments } from "./open-documents.ts";
import { openParquet } from "./open-parquet.ts";
import { type SourceDesk, type SourceTable, UnreadableFile } from "./source-table.ts";

/** Opens every readable file; one that cannot be read is a problem with its name, never the end of the others. */
export async function openTables(desk: SourceDesk, found: SourceFileFound[]): Promise<{ tables: SourceTable[]; problems: FileProblem[] }> {
  const tables: SourceTable[] = [];
  const problems: FileProblem[] = [];
  for (const file of found) {
    if (file.format === null) continue;
    try {
      tables.push(await openTable(desk, file));
    } catch (error) {
      problems.push({ path: file.path, reason: reasonOf(error) });
    }
  }
  return { tables, problems };
}

function openTable(desk: SourceDesk, file: SourceFileFound): Promise<SourceTable> {
  if (file.format === "parquet") return openParquet(desk, file);
  return file.format === "csv" ? openCsv(desk, file) : openDocuments(desk, file);
}

function reasonOf(error: unknown): string {
  if (error instanceof UnreadableFile) return error.message;
  const line = (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
  return `cannot be read: ${line.replaceAll(/(?:\/[^\s/"'`]+)+\/([^\s/"'`]+)/g, "$1").slice(0, 300)}`;
}
