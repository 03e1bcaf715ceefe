import { randomUUID } from "node:crypto";
import { type Principal, whoOf } from "./principal.ts";
import { hashOf } from "./tokens.ts";

export type ExportFormat = "csv" | "parquet";

const known = /^[0-9a-f-]{36}-([0-9a-f]{16})\.(csv|parquet)$/;

/** A name that nobody can guess for a file of a principal; it says whose the file is. */
export function exportName(principal: Principal, format: ExportFormat): string {
  return `${randomUUID()}-${markOf(principal)}.${format}`;
}

/** The format of an export of this principal; null for a file of another, or no export at all. */
export function ownExport(principal: Principal, file: string): ExportFormat | null {
  const [, mark, format] = known.exec(file) ?? [];
  return mark === markOf(principal) ? (format as ExportFormat) : null;
}

function markOf(principal: Principal): string {
  return hashOf(whoOf(principal)).slice(0, 16);
}
