/** How the bytes of a source file are to be read, decided by the bytes themselves. */
export type FileFormat = "parquet" | "ndjson" | "json" | "csv";

export type Compression = "none" | "gzip" | "zstd";

/** A data file below the source root, or a member of an archive there (`export.zip/part.json.gz`). */
export type SourceFileFound = {
  /** Relative to the source root, with forward slashes. */
  path: string;
  absolutePath: string;
  bytes: number;
  /** Of the bytes as they lie there, compressed or not. */
  sha256: string;
  modifiedMs: number;
  compression: Compression;
  /** Null for what is no data: it is listed as a problem, never read. */
  format: FileFormat | null;
};

/** A file that cannot be taken, with the reason in words. */
export type FileProblem = { path: string; reason: string };

/** Order of paths: by code unit, the same on every machine. */
export function byPath(left: { path: string }, right: { path: string }): number {
  if (left.path === right.path) return 0;
  return left.path < right.path ? -1 : 1;
}
