import { DuckDBInstance } from "@duckdb/node-api";
import type { DetectedMapping, Mapping } from "../mapping.ts";
import type { FileProblem, SourceFileFound } from "./found-file.ts";
import { type PreviewRow, readStaged } from "./read-staged.ts";
import { stageSources } from "./stage-sources.ts";

/** What an import would see, for the Data page. */
export type SourcePreview = {
  files: SourceFileFound[];
  /** The shape that most files have. */
  shape: string;
  mapping: DetectedMapping;
  /** Names of the columns (or top-level keys) per file. */
  columns: Record<string, string[]>;
  /** The first rows, taken from all files in turn. */
  rows: PreviewRow[];
  problems: FileProblem[];
};

const previewRows = 100;

/** Looks at a source without importing it. A mapping, when given, takes the place of mapping.json. */
export async function previewSource(root: string, mapping?: Mapping): Promise<SourcePreview> {
  const staged = await stageSources(root, { mapping });
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    const rows: PreviewRow[] = [];
    const problems = [...staged.problems];
    const sources = staged.staged.slice(0, previewRows);
    const share = Math.max(1, Math.ceil(previewRows / Math.max(1, sources.length)));
    for (const source of sources) {
      try {
        rows.push(...(await readStaged({ connection }, source, share)));
      } catch (error) {
        problems.push({ path: source.path, reason: `cannot be read: ${error instanceof Error ? error.message.split("\n", 1)[0] : error}` });
      }
    }
    const [first] = [...staged.mapping.shapes].sort((left, right) => right.files.length - left.files.length);
    return {
      files: staged.found,
      shape: first?.name ?? "none",
      mapping: staged.mapping,
      columns: staged.columns,
      rows: rows.slice(0, previewRows),
      problems,
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
    await staged.cleanup();
  }
}
