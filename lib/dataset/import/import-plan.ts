import type { StagedSource } from "../staged-source.ts";
import type { FileStore } from "./canonical-file.ts";
import type { Manifest } from "./manifest.ts";
import type { PhaseReport } from "./progress.ts";
import type { Workbench } from "./workbench.ts";

/** A source file as found: its content and the way it is read. */
export type SourceContent = { path: string; bytes: number; sha256: string; shape: string; recipe: string };

/** What an import has to do: all sources of the data set, and which of them must be read. */
export type ImportPlan = {
  /** Every source file there is, sorted by path. */
  sources: SourceContent[];
  /** Files that are new or changed, in every role they are read in. */
  staged: StagedSource[];
  /** Files that cannot be read at all, with the reason. */
  unreadable: { path: string; reason: string }[];
  /** Sources of the previous generation that were removed or re-delivered. */
  gone: string[];
  previous: Manifest | null;
  timezone: string;
  mapping: unknown;
};

/** What every step of an import works with. */
export type ImportDesk = { bench: Workbench; store: FileStore; plan: ImportPlan; report: PhaseReport };
