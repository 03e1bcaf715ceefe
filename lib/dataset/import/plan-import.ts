import { createHash } from "node:crypto";
import type { StagedSource } from "../staged-source.ts";
import type { ImportPlan, SourceContent } from "./import-plan.ts";
import type { Manifest } from "./manifest.ts";

/** A folder of exports as the source shapes see it. */
export type StagedFolder = {
  staged: StagedSource[];
  /** All files that belong to the data set, read or not. */
  found: { path: string; absolutePath: string; bytes: number; sha256: string }[];
  /** Files that cannot be read, with the reason. */
  problems: { path: string; reason: string }[];
  timezone: string;
  mapping: unknown;
  /** Files known to be as they were in the previous generation; nothing else was found out about them. */
  kept?: ReadonlySet<string>;
};

/** Compares a staged folder with the previous generation: what must be read, and which earlier rows go. */
export function planImport(folder: StagedFolder, previous: Manifest | null): ImportPlan {
  const roles = rolesByPath(folder.staged);
  const before = new Map(previous?.sources.map((source) => [source.path, source]));
  const sources: SourceContent[] = [];
  const fresh = new Set<string>();
  const contents = new Map(folder.found.map(({ absolutePath, sha256 }) => [absolutePath, sha256]));
  for (const { path, bytes, sha256 } of [...folder.found].sort(byPath)) {
    const known = before.get(path);
    const recipe = previous?.next.recipes[path]?.hash;
    if (folder.kept?.has(path) && known && recipe !== undefined) {
      sources.push({ path, bytes, sha256, shape: known.shape, recipe });
      continue;
    }
    const staged = roles.get(path) ?? [];
    const problem = folder.problems.find((candidate) => candidate.path === path)?.reason ?? null;
    const source = { path, bytes, sha256, shape: staged[0]?.shape ?? "unread", recipe: recipeOf(staged, problem, contents) };
    sources.push(source);
    if (known?.sha256 !== source.sha256 || recipe !== source.recipe) fresh.add(path);
  }
  const present = new Set(sources.map(({ path }) => path));
  return {
    sources,
    staged: folder.staged.filter(({ path }) => fresh.has(path)).sort(byPath),
    unreadable: folder.problems.filter(({ path }) => fresh.has(path)),
    gone: [...before.keys()].filter((path) => fresh.has(path) || !present.has(path)),
    previous,
    timezone: folder.timezone,
    mapping: folder.mapping ?? null,
  };
}

/** Whether an import by this plan would give the events and users of the generation that is already there. */
export function isUpToDate(plan: ImportPlan): boolean {
  const { previous } = plan;
  if (previous === null || plan.gone.length > 0 || previous.timezone !== plan.timezone) return false;
  return plan.sources.length === previous.sources.length && JSON.stringify(plan.mapping) === JSON.stringify(previous.mapping);
}

function rolesByPath(staged: StagedSource[]): Map<string, StagedSource[]> {
  const roles = new Map<string, StagedSource[]>();
  for (const source of staged) roles.set(source.path, [...(roles.get(source.path) ?? []), source]);
  return roles;
}

/**
 * How a file is read, without where it lies: a new mapping or a better shape makes it a changed file, and so does a change
 * in another file that is read together with it.
 */
function recipeOf(staged: StagedSource[], problem: string | null, contents: Map<string, string>): string {
  const parts = staged.map(({ path: _path, absolutePath, from, ...recipe }) => {
    const named = [...from.matchAll(/'((?:[^']|'')*)'/g)].map(([, text]) => (text ?? "").replaceAll("''", "'"));
    const joined = named.filter((path) => path !== absolutePath).flatMap((path) => contents.get(path) ?? []);
    return [recipe, joined];
  });
  return createHash("sha256")
    .update(JSON.stringify([parts, problem]))
    .digest("hex")
    .slice(0, 16);
}

function byPath(left: { path: string }, right: { path: string }): number {
  if (left.path === right.path) return 0;
  return left.path < right.path ? -1 : 1;
}
