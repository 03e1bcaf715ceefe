/** Runs once when a server starts, never in a build: refuses wrong settings, and has a query worker ready before anybody asks. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { dataRoot } = await import("./lib/env.ts");
  const { readGeneration } = await import("./lib/dataset/read-generation.ts");
  const { warmEngine } = await import("./lib/engine/index.ts");
  const generation = await readGeneration(dataRoot());
  if (!generation) return;
  // The server answers meanwhile; a question that comes earlier starts its own worker, as it would without this.
  warmEngine(generation).catch((error: unknown) => console.error(`The query engine is not ready: ${String(error)}`));
}
