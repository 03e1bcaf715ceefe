import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Id of the generation that readers see, or null before the first import. */
export async function currentGeneration(dataRoot: string): Promise<string | null> {
  try {
    const parsed: unknown = JSON.parse(await readFile(join(dataRoot, "current.json"), "utf8"));
    if (typeof parsed !== "object" || parsed === null || !("generation" in parsed)) return null;
    return typeof parsed.generation === "string" && /^[0-9a-f]{16}$/.test(parsed.generation) ? parsed.generation : null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
