import { createHash } from "node:crypto";
import type { Mapping } from "../mapping.ts";
import type { Shape } from "../shapes/shape.ts";
import type { SourceFileFound } from "./found-file.ts";
import type { SourceTable } from "./source-table.ts";

/** What an earlier import learned of one file: enough to leave it closed as long as it does not change. */
export type KnownFile = Pick<SourceFileFound, "bytes" | "modifiedMs" | "sha256" | "compression" | "format"> & {
  /** Null for what could not be opened as a table. */
  shape: string | null;
  kind: SourceTable["kind"];
  columns: string[];
  /** What in the other files its reading depended on, as its shape tells. */
  dependence: string;
  settled: Mapping | null;
};

/** What an import learned of a folder, valid for one way of reading (mapping and zone). */
export type KnownFiles = { root: string; reading: string; files: Record<string, KnownFile> };

/** A file changed this shortly before it was looked at may change again within the same tick of its clock. */
const racyMs = 2000;

/** The way of reading as a short text: files known under another one are unknown. */
export function readingOf(mapping: Mapping | null, timezone: string): string {
  return createHash("sha256")
    .update(JSON.stringify([mapping, timezone]))
    .digest("hex")
    .slice(0, 16);
}

/** The record of a file with the same size and time of change, in the same folder; null when its bytes must be looked at. */
export function unchanged(
  known: KnownFiles | null,
  root: string,
  file: Pick<SourceFileFound, "path" | "bytes" | "modifiedMs">,
): KnownFile | null {
  if (known === null || known.root !== root || !Object.hasOwn(known.files, file.path)) return null;
  const record = known.files[file.path];
  return record?.bytes === file.bytes && record.modifiedMs === file.modifiedMs ? record : null;
}

/** The tables of files whose bytes are known, closed: columns are there, rows are not. */
export function closedTables(known: KnownFiles | null, found: SourceFileFound[]): Map<string, { table: SourceTable; known: KnownFile }> {
  const closed = new Map<string, { table: SourceTable; known: KnownFile }>();
  for (const file of found) {
    const record = known !== null && Object.hasOwn(known.files, file.path) ? known.files[file.path] : undefined;
    if (record === undefined || record.sha256 !== file.sha256) continue;
    const columns = record.columns.map((name) => ({ name, type: { kind: "text" as const } }));
    const { kind } = record;
    closed.set(file.path, {
      known: record,
      table: { found: file, kind, columns, from: "", sourceRow: "", refusal: null, rawText: null, sample: [] },
    });
  }
  return closed;
}

/** What to keep of a file for the next time; `lookedAt` is when its size and time were taken. */
export function recordOf(
  found: SourceFileFound,
  lookedAt: number,
  learned: Pick<KnownFile, "shape" | "kind" | "columns" | "dependence" | "settled">,
): KnownFile {
  const { bytes, modifiedMs, sha256, compression, format } = found;
  return { bytes, modifiedMs: modifiedMs > lookedAt - racyMs ? -1 : modifiedMs, sha256, compression, format, ...learned };
}

/** Whether a shape reads this table otherwise because of the tables around it. */
export function dependenceOf(shape: Shape, table: SourceTable, around: Around): string {
  return shape.dependence?.(table, around.group, around.all) ?? "";
}

type Around = { group: readonly SourceTable[]; all: readonly SourceTable[] };
