import type { SourceFileFound } from "../sources/found-file.ts";
import type { SourcePreview } from "../sources/preview-source.ts";
import type { PreviewRow } from "../sources/read-staged.ts";

/** A preview that fits a page: no absolute paths, long lists and long values cut. */
export type ShortPreview = Omit<SourcePreview, "files" | "columns"> & {
  files: Pick<SourceFileFound, "path" | "bytes" | "format" | "compression">[];
  fileCount: number;
  totalBytes: number;
  /** Names of all columns of all files, in the order they are met. */
  columns: string[];
};

const most = { files: 500, columns: 2000, problems: 200, properties: 40, characters: 160 } as const;

/** Cuts a preview down to what a page can show. */
export function shortPreview({ files, columns, rows, problems, ...rest }: SourcePreview): ShortPreview {
  return {
    ...rest,
    files: files.slice(0, most.files).map(({ path, bytes, format, compression }) => ({ path, bytes, format, compression })),
    fileCount: files.length,
    totalBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    columns: [...new Set(Object.values(columns).flat())].slice(0, most.columns),
    rows: rows.map(shortRow),
    problems: problems.slice(0, most.problems),
  };
}

function shortRow(row: PreviewRow): PreviewRow {
  const texts = Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === "string" ? short(value) : value]));
  return { ...(texts as PreviewRow), properties: shortRecord(row.properties), userProperties: shortRecord(row.userProperties) };
}

function shortRecord(values: Record<string, string>): Record<string, string> {
  const entries = Object.entries(values).slice(0, most.properties);
  return Object.fromEntries(entries.map(([name, value]) => [name, short(value)]));
}

function short(text: string): string {
  return text.length > most.characters ? `${text.slice(0, most.characters)}…` : text;
}
