import { readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join, resolve, sep } from "node:path";

/** The folder (or file) that a data root is fed from, as `<data root>/source.json` remembers it. */
export type RememberedSource = {
  source: string;
  mapping: unknown;
  timezone: string | null;
  /** Size and time of change of every file at the last import, by path. */
  files: FolderState;
  /** Layout of the activity index that was made then; a refresh makes today's even when no file changed. */
  activityLayout?: number;
  /** The same of the journeys. */
  journeysLayout?: number;
};

/** Bytes and time of change (ms) of the files below a folder, by relative path. */
export type FolderState = Record<string, [bytes: number, changedMs: number]>;

/** The remembered source, or null when the data root has none. */
export async function rememberedSource(dataRoot: string): Promise<RememberedSource | null> {
  try {
    return JSON.parse(await readFile(join(dataRoot, "source.json"), "utf8")) as RememberedSource;
  } catch {
    return null;
  }
}

/** Remembers a source and the state in which it was imported; `state` was taken before its files were read. */
export async function rememberSource(dataRoot: string, remembered: RememberedSource): Promise<void> {
  const path = join(dataRoot, "source.json");
  const temporary = `${path}.tmp-${process.pid}`;
  await writeFile(temporary, `${JSON.stringify({ ...remembered, source: resolve(remembered.source) })}\n`);
  await rename(temporary, path);
}

/** Looks at sizes and times only; hidden files count too, because a mapping beside the data may change. */
export async function folderState(source: string): Promise<FolderState> {
  const top = await stat(source);
  if (!top.isDirectory()) return { "": [top.size, Math.trunc(top.mtimeMs)] };
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const states = await Promise.all(
    files.sort().map(async (path): Promise<[string, [number, number]]> => {
      const { size, mtimeMs } = await stat(path);
      return [
        path
          .slice(source.length + 1)
          .split(sep)
          .join("/"),
        [size, Math.trunc(mtimeMs)],
      ];
    }),
  );
  return Object.fromEntries(states);
}

/** Whether nothing in the folder changed since it was remembered. */
export function sameState(left: FolderState, right: FolderState): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
