import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { type DetectedMapping, type Mapping, MappingError, namesColumns, parseMapping } from "../mapping.ts";
import { shapes } from "../shapes/index.ts";
import { mapped } from "../shapes/mapped.ts";
import type { Shape, ShapeDesk } from "../shapes/shape.ts";
import type { StagedSource } from "../staged-source.ts";
import { collectSources } from "./find-sources.ts";
import { byPath, type FileProblem, type SourceFileFound } from "./found-file.ts";
import { openTables } from "./open-table.ts";
import { makeScratch } from "./scratch.ts";
import type { SourceDesk, SourceTable } from "./source-table.ts";
import { sourceFolder } from "./walk-folder.ts";

export type StageOptions = {
  /** Instead of mapping.json beside the source. */
  mapping?: Mapping | undefined;
  /** The data set's zone, unless the mapping names one; UTC by default. */
  timezone?: string | undefined;
  /** Where unpacked and prepared files may lie; the system's temporary folder by default. */
  scratch?: string | undefined;
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
  cleanup: () => Promise<void>;
};

/** Finds, opens and recognises everything below a folder; throws MappingError for a mapping that cannot be used. */
export async function stageSources(root: string, options: StageOptions = {}): Promise<StagedSources> {
  const mapping = options.mapping ?? (await mappingBeside(root));
  const timezone = mapping?.timezone ?? options.timezone ?? "UTC";
  const scratch = await makeScratch(options.scratch);
  try {
    const { found, problems } = await collectSources(root, scratch);
    const work = await stageFound({ found, scratch, mapping, timezone });
    return {
      ...work,
      found: [...found, ...refusedFiles(found, problems)].sort(byPath),
      problems: [...problems, ...work.problems].sort(byPath),
      timezone,
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

type Work = { found: SourceFileFound[]; scratch: string; mapping: Mapping | null; timezone: string };

async function stageFound({
  found,
  scratch,
  mapping,
  timezone,
}: Work): Promise<Pick<StagedSources, "staged" | "problems" | "mapping" | "columns">> {
  const instance = await DuckDBInstance.create(":memory:", { autoinstall_known_extensions: "false", autoload_known_extensions: "false" });
  const connection = await instance.connect();
  const problems: FileProblem[] = [];
  const columns: Mapping[] = [];
  try {
    const desk: SourceDesk = { connection, scratch };
    await connection.run("SET TimeZone = 'UTC'; SET memory_limit = '2GB'; SET preserve_insertion_order = true");
    const opened = await openTables(desk, found);
    problems.push(...opened.problems);
    const shapeDesk: ShapeDesk = {
      ...desk,
      timezone,
      mapping: namesColumns(mapping) ? mapping : null,
      problem: (problem) => problems.push(problem),
      settled: (settled) => columns.push(settled),
    };
    const groups = byShape(opened.tables, shapeDesk.mapping !== null);
    const staged: StagedSource[] = [];
    for (const [shape, tables] of groups) staged.push(...(await stageGroup(shapeDesk, shape, tables)));
    const named = [...groups].map(([shape, tables]) => ({ name: shape.name, files: tables.map((table) => table.found.path) }));
    const names = Object.fromEntries(opened.tables.map((table) => [table.found.path, table.columns.map(({ name }) => name)]));
    return { staged: staged.sort(byPath), problems, columns: names, mapping: { shapes: named, columns: columns[0] ?? null, timezone } };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A table that a shape cannot stage is a problem of that file; only a wrong mapping stops everything. */
async function stageGroup(desk: ShapeDesk, shape: Shape, tables: SourceTable[]): Promise<StagedSource[]> {
  try {
    return await shape.stage(desk, tables);
  } catch (error) {
    if (error instanceof MappingError || tables.length === 0) throw error;
    if (tables.length === 1) {
      desk.problem({
        path: tables[0]?.found.path ?? "",
        reason: `cannot be read: ${error instanceof Error ? error.message.split("\n", 1)[0] : error}`,
      });
      return [];
    }
    const staged: StagedSource[] = [];
    for (const table of tables) staged.push(...(await stageGroup(desk, shape, [table])));
    return staged;
  }
}

/** Each table goes to the shape that knows it best; with a mapping that names columns everything is read by it. */
function byShape(tables: SourceTable[], given: boolean): Map<Shape, SourceTable[]> {
  const groups = new Map<Shape, SourceTable[]>();
  for (const table of tables) {
    const scored = shapes.map((shape) => ({ shape, score: shape.recognise(table, tables) }));
    const shape = given
      ? mapped
      : scored.reduce((best, each) => (each.score > best.score ? each : best), { shape: mapped as Shape, score: 0 }).shape;
    groups.set(shape, [...(groups.get(shape) ?? []), table]);
  }
  return groups;
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
