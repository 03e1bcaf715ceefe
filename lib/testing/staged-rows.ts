import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Mapping } from "../dataset/mapping.ts";
import { type PreviewRow, readStaged, type StagedSources, stageSources } from "../dataset/sources/index.ts";

/** Content of a source file: text, bytes, lines of JSON, or the rows of a statement as Parquet. */
export type FixtureFile = string | Uint8Array | { lines: unknown[] } | { parquet: string };

/** Writes a folder of source files, stages it and reads every staged row through its own fragments. */
export async function stagedRows(
  files: Record<string, FixtureFile>,
  options: { mapping?: Mapping } = {},
): Promise<Omit<StagedSources, "cleanup"> & { rows: PreviewRow[]; events: PreviewRow[] }> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const folder = await mkdtemp(join(tmpdir(), "parquetry-fixture-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      if (typeof content === "string" || content instanceof Uint8Array) await writeFile(target, content);
      else if ("lines" in content) await writeFile(target, content.lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
      else await connection.run(`COPY (${content.parquet}) TO '${target.replaceAll("'", "''")}' (FORMAT parquet)`);
    }
    const { cleanup, ...staged } = await stageSources(folder, options);
    try {
      const rows: PreviewRow[] = [];
      for (const source of staged.staged) rows.push(...(await readStaged({ connection }, source, 10_000)));
      return { ...staged, rows, events: rows.filter(({ role }) => role === "events") };
    } finally {
      await cleanup();
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}
