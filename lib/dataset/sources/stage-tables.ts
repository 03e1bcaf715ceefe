import { type Mapping, MappingError } from "../mapping.ts";
import { shapes } from "../shapes/index.ts";
import { mapped } from "../shapes/mapped.ts";
import type { Shape, ShapeDesk } from "../shapes/shape.ts";
import type { StagedSource } from "../staged-source.ts";
import { byPath, type FileProblem, type SourceFileFound } from "./found-file.ts";
import { closedTables, dependenceOf, type KnownFile, type KnownFiles } from "./known-files.ts";
import { openTables } from "./open-table.ts";
import type { SourceDesk, SourceTable } from "./source-table.ts";

/** Tables by what becomes of them: opened and given a shape, or left closed because nothing about them changed. */
export type SortedTables = {
  opened: Map<SourceTable, Shape>;
  closed: Map<string, { table: SourceTable; known: KnownFile }>;
  problems: FileProblem[];
};

/** Opens what is new, and of what is known only that whose reading depends on what is new. */
export async function sortTables(
  desk: SourceDesk,
  work: { found: SourceFileFound[]; known: KnownFiles | null; given: boolean },
): Promise<SortedTables> {
  const closed = closedTables(work.known, work.found);
  const tables: SourceTable[] = [];
  const problems: FileProblem[] = [];
  let toOpen = work.found.filter(({ path }) => !closed.has(path));
  for (;;) {
    const next = await openTables(desk, toOpen);
    tables.push(...next.tables);
    problems.push(...next.problems);
    tables.sort((left, right) => byPath(left.found, right.found));
    const opened = shapesOf(
      tables,
      [...closed.values()].map(({ table }) => table),
      work.given,
    );
    const stale = shapes.filter((shape) => mustOpen(shape, { opened, closed, problems }));
    toOpen = [...closed.values()].filter(({ known }) => stale.some(({ name }) => name === known.shape)).map(({ table }) => table.found);
    if (toOpen.length === 0) return { opened, closed, problems };
    for (const { path } of toOpen) closed.delete(path);
  }
}

/** All tables of a shape, closed ones included, in the order of their paths. */
export function groupOf(shape: Shape, { opened, closed }: SortedTables): SourceTable[] {
  const open = [...opened].filter(([, own]) => own === shape).map(([table]) => table);
  const shut = [...closed.values()].filter(({ known }) => known.shape === shape.name).map(({ table }) => table);
  return [...open, ...shut].sort((left, right) => byPath(left.found, right.found));
}

/** Every table there is, open or closed. */
export function allTables({ opened, closed }: SortedTables): SourceTable[] {
  return [...opened.keys(), ...[...closed.values()].map(({ table }) => table)];
}

/** Stages the opened tables of one shape; one that cannot be staged is a problem of that file, only a wrong mapping stops everything. */
export async function stageGroup(
  desk: ShapeDesk,
  shape: Shape,
  { tables, group }: { tables: SourceTable[]; group: SourceTable[] },
): Promise<StagedSource[]> {
  try {
    return await shape.stage(desk, tables, group);
  } catch (error) {
    if (error instanceof MappingError || tables.length === 0) throw error;
    if (tables.length === 1) {
      const reason = `cannot be read: ${error instanceof Error ? error.message.split("\n", 1)[0] : error}`;
      desk.problem({ path: tables[0]?.found.path ?? "", reason });
      return [];
    }
    const staged: StagedSource[] = [];
    for (const table of tables) staged.push(...(await stageGroup(desk, shape, { tables: [table], group: [table] })));
    return staged;
  }
}

function mustOpen(shape: Shape, sorted: SortedTables): boolean {
  const around = { group: groupOf(shape, sorted), all: allTables(sorted) };
  const shut = [...sorted.closed.values()].filter(({ known }) => known.shape === shape.name);
  if (shut.length === 0) return false;
  if (shut.some(({ table, known }) => dependenceOf(shape, table, around) !== known.dependence)) return true;
  return shape.joins === true && [...sorted.opened].some(([table, own]) => own === shape && dependenceOf(shape, table, around) !== "");
}

/** Each table goes to the shape that knows it best; with a mapping that names columns everything is read by it. */
function shapesOf(tables: SourceTable[], closed: SourceTable[], given: boolean): Map<SourceTable, Shape> {
  const all = [...tables, ...closed];
  return new Map(
    tables.map((table) => {
      const scored = shapes.map((shape) => ({ shape, score: given ? 0 : shape.recognise(table, all) }));
      return [table, scored.reduce((best, each) => (each.score > best.score ? each : best), { shape: mapped as Shape, score: 0 }).shape];
    }),
  );
}

/** Shapes and columns as the whole folder has them, whichever files were opened. */
export function describeTables(files: [path: string, known: KnownFile][]): {
  shapes: { name: string; files: string[] }[];
  columns: Mapping | null;
} {
  const named = new Map<string, string[]>();
  for (const [path, { shape }] of files) if (shape !== null) named.set(shape, [...(named.get(shape) ?? []), path]);
  const settled = files.find(([, known]) => known.settled !== null)?.[1].settled ?? null;
  return { shapes: [...named].map(([name, paths]) => ({ name, files: paths })), columns: settled };
}
