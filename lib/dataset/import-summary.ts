import type { Generation, ImportCounts, SourceFile } from "./generation.ts";

/** What an import tells when it has ended. */
export type ImportSummary = Pick<Generation, "events" | "users" | "start" | "end" | "timezone" | "counts"> & {
  generation: string;
  /** False when the source held nothing new. */
  changed: boolean;
  seconds: number;
  sources: number;
  /** Files by recognised shape. */
  shapes: Record<string, number>;
};

/** What an import of a folder would give, without publishing anything. */
export type DryRun = Pick<Generation, "start" | "end" | "timezone" | "mapping"> & {
  counts: ImportCounts;
  users: number;
  sources: SourceFile[];
  /** Most frequent first, at most 50. */
  events: { name: string; count: number }[];
  /** Most filled first, at most 200. */
  properties: { name: string; count: number }[];
  /** At most 100, in the order of files and rows. */
  rejects: { file: string; row: number | null; reason: string; raw: string | null }[];
};
