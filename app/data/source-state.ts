import { realpath } from "node:fs/promises";
import { join } from "node:path";
import type { SourceState } from "../../components/data/data-actions.ts";
import { folderState, rememberedSource, sameState } from "../../lib/dataset/remembered-source.ts";
import { isUpload } from "../../lib/dataset/uploads.ts";

/** The remembered source, and whether something in it changed since it was imported; null when there is none. */
export async function sourceState(dataRoot: string): Promise<SourceState | null> {
  const remembered = await rememberedSource(dataRoot);
  if (!remembered) return null;
  const { source, files } = remembered;
  const now = await folderState(source).catch(() => null);
  const state = now === null ? "gone" : sameState(now, files) ? "same" : "changed";
  const demo = await realpath(join(dataRoot, "demo")).catch(() => null);
  const here = await realpath(source).catch(() => source);
  return { path: source, state, kind: here === demo ? "demo" : (await isUpload(dataRoot, here)) ? "upload" : "folder" };
}
