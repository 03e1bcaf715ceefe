import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { type DetectedMapping, type Mapping, MappingError, namesColumns, parseMapping } from "../mapping.ts";
import type { ShapeDesk } from "../shapes/shape.ts";
import type { StagedSource } from "../staged-source.ts";
import { collectSources } from "./find-sources.ts";
import { byPath, type FileProblem, type SourceFileFound } from "./found-file.ts";
import { dependenceOf, type KnownFile, type KnownFiles, readingOf, recordOf } from "./known-files.ts";
import { makeScratch } from "./scratch.ts";
import type { SourceDesk } from "./source-table.ts";
import { allTables, describeTables, groupOf, type SortedTables, sortTables, stageGroup } from "./stage-tables.ts";
import { sourceFolder } from "./walk-folder.ts";

export type StageOptions = {
  /** Instead of mapping.json beside the source. */
  mapping?: Mapping | undefined;
  /** The data set's zone, unless the mapping names one; UTC by default. */
  timezone?: string | undefined;
  /** Where unpacked and prepared files may lie; the system's temporary folder by default. */
  scratch?: string | undefined;
  /** What an earlier import learned: files that did not change stay closed. */
  known?: KnownFiles | null | undefined;
};

/** A folder of exports, ready to be imported. Prepared files live until `cleanup`. */
export type StagedSources = {
  staged: StagedSource[];
  found: SourceFileFound[];
  problems: FileProblem[];
  mapping: DetectedMapping;
  /** Names of the columns (or top-level keys) of every readable file. */
  columns: Record<string, string[]>;
  timezone: string;
  /** Files that are as they were known to be: neither opened nor staged. */
  kept: ReadonlySet<string>;
  /** Files that were opened. */
  opened: string[];
  /** What to hand to the next import as `known`. */
  learned: KnownFiles;
  cleanup: () => Promise<void>;
};

/** Finds, opens and recognises everything below a folder; throws MappingError for a mapping that cannot be used. */
export async function stageSources(root: string, options: StageOptions = {}): Promise<StagedSources> {
  const mapping = options.mapping ?? (await mappingBeside(root));
  const timezone = mapping?.timezone ?? options.timezone ?? "UTC";
  const reading = readingOf(mapping, timezone);
  const known = options.known?.reading === reading ? options.known : null;
  const scratch = await makeScratch(options.scratch);
  try {
    const lookedAt = Date.now();
    const { found, problems, folder } = await collectSources(root, scratch, known);
    const { files, ...work } = await stageFound({ found, scratch, mapping, timezone, known, lookedAt });
    return {
      ...work,
      found: [...found, ...refusedFiles(found, problems)].sort(byPath),
      problems: [...problems, ...work.problems].sort(byPath),
      timezone,
      learned: { root: folder, reading, files },
      cleanup: () => rm(scratch, { recursive: true, force: true }),
    };
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    throw error;
  }
}

/** What is refused by its name or kind is never opened, but it belongs to the data set's sources, so that it is seen. */
function refusedFiles(found: SourceFileFound[], problems: FileProblem[]): SourceFileFound[] {
  const listed = new Set(found.map(({ path }) => path));
  const refused = new Map(problems.filter(({ path }) => !listed.has(path)).map(({ path, reason }) => [path, reason]));
  return [...refused].map(([path, reason]) => ({
    path,
    absolutePath: "",
    bytes: 0,
    sha256: createHash("sha256").update(reason).digest("hex"),
    modifiedMs: 0,
    compression: "none",
    format: null,
  }));
}

type Work = {
  found: SourceFileFound[];
  scratch: string;
  mapping: Mapping | null;
  timezone: string;
  known: KnownFiles | null;
  lookedAt: number;
};

type Staged = Pick<StagedSources, "staged" | "problems" | "mapping" | "columns" | "kept" | "opened"> & { files: KnownFiles["files"] };

async function stageFound({ found, scratch, mapping, timezone, known, lookedAt }: Work): Promise<Staged> {
  const instance = await DuckDBInstance.create(":memory:", { autoinstall_known_extensions: "false", autoload_known_extensions: "false" });
  const connection = await instance.connect();
  try {
    const desk: SourceDesk = { connection, scratch };
    await connection.run("SET TimeZone = 'UTC'; SET memory_limit = '2GB'; SET preserve_insertion_order = true");
    const given = namesColumns(mapping);
    const sorted = await sortTables(desk, { found, known, given });
    const { problems } = sorted;
    const settled = new Map<string, Mapping>();
    const shapeDesk: ShapeDesk = {
      ...desk,
      timezone,
      mapping: given ? mapping : null,
      problem: (problem) => problems.push(problem),
      settled: (path, columns) => settled.set(path, columns),
    };
    const staged: StagedSource[] = [];
    for (const shape of new Set(sorted.opened.values())) {
      const group = groupOf(shape, sorted);
      const tables = group.filter((table) => sorted.opened.has(table));
      staged.push(...(await stageGroup(shapeDesk, shape, { tables, group })));
    }
    const files = learnedOf(found, sorted, { settled, lookedAt });
    const tables = [...sorted.opened.keys()];
    return {
      staged: staged.sort(byPath),
      problems,
      kept: new Set(sorted.closed.keys()),
      opened: found.filter(({ path, format }) => format !== null && !sorted.closed.has(path)).map(({ path }) => path),
      columns: Object.fromEntries(tables.map((table) => [table.found.path, table.columns.map(({ name }) => name)])),
      mapping: { ...describeTables(files), timezone },
      files: Object.fromEntries(files),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

type Learned = { settled: Map<string, Mapping>; lookedAt: number };

/** A record of every file, in the order of paths. */
function learnedOf(found: SourceFileFound[], sorted: SortedTables, { settled, lookedAt }: Learned): [string, KnownFile][] {
  const opened = new Map([...sorted.opened].map(([table, shape]) => [table.found.path, { table, shape }]));
  const all = allTables(sorted);
  return found.map((file) => {
    const shut = sorted.closed.get(file.path)?.known;
    const open = opened.get(file.path);
    const {
      shape: name,
      kind,
      columns,
      dependence,
      settled: columnsSettled,
    } = shut ?? {
      shape: open?.shape.name ?? null,
      kind: open?.table.kind ?? "columns",
      columns: open?.table.columns.map((column) => column.name) ?? [],
      dependence: open ? dependenceOf(open.shape, open.table, { group: groupOf(open.shape, sorted), all }) : "",
      settled: settled.get(file.path) ?? null,
    };
    return [file.path, recordOf(file, lookedAt, { shape: name, kind, columns, dependence, settled: columnsSettled })];
  });
}

async function mappingBeside(root: string): Promise<Mapping | null> {
  let text: string;
  try {
    text = await readFile(join(await sourceFolder(root), "mapping.json"), "utf8");
  } catch {
    return null;
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new MappingError("mapping.json is not valid JSON");
  }
  return parseMapping(json);
}
