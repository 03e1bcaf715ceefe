import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { filesOf } from "./files-of.ts";
import type { Generation } from "./generation.ts";
import { readGeneration } from "./read-generation.ts";

/** What the Data page says of each generation that is kept. */
export type KeptGeneration = Pick<Generation, "id" | "createdAt" | "events" | "users" | "start" | "end"> & { bytes: number; files: number };

/** The generations of a data root, newest first; what cannot be read is left out. */
export async function listGenerations(dataRoot: string): Promise<KeptGeneration[]> {
  const names = await readdir(join(dataRoot, "generations")).catch(() => []);
  const ids = names.filter((name) => /^[0-9a-f]{16}$/.test(name));
  const found = await Promise.all(ids.map((id) => readGeneration(dataRoot, id).catch(() => null)));
  const kept = found.filter((each) => each !== null).map(summary);
  return kept.sort((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
}

/** Bytes of all files that a generation names, those shared with other generations included. */
export function bytesOf(generation: Generation): number {
  return filesOf(generation).reduce((sum, { bytes }) => sum + bytes, 0);
}

function summary(generation: Generation): KeptGeneration {
  const { id, createdAt, events, users, start, end } = generation;
  return { id, createdAt, events, users, start, end, bytes: bytesOf(generation), files: filesOf(generation).length };
}
