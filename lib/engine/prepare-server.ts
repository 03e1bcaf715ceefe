import { readGeneration } from "../dataset/read-generation.ts";
import { type Environment, environment } from "../env.ts";
import { exportFolder, sweepExports, sweepExportsInAnHour } from "./export-folder.ts";
import { warmEngine } from "./index.ts";

/** Ends a server whose settings are wrong, sweeps old exports, and has a query worker under way before anybody asks; the server answers meanwhile. */
export function prepareServer(): void {
  const { dataRoot } = settings();
  sweepExports(exportFolder(), Date.now()).catch((error: unknown) => console.error(`Old exports are still there: ${words(error)}`));
  sweepExportsInAnHour(exportFolder());
  warmCurrent(dataRoot).catch((error: unknown) => console.error(`The query engine is not ready: ${words(error)}`));
}

function settings(): Environment {
  try {
    return environment();
  } catch (error) {
    console.error(words(error));
    process.exit(1);
  }
}

async function warmCurrent(dataRoot: string): Promise<void> {
  const generation = await readGeneration(dataRoot);
  if (generation) await warmEngine(generation);
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
