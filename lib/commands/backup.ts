import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { currentGeneration } from "../dataset/current.ts";
import { dataRoot, productVersion } from "../env.ts";
import { backupStore } from "../store/backup.ts";

/*
 * npm run backup -- FILE
 * Writes the store (saved reports, dashboards, cohorts, settings, accounts) into one file while the server runs. Events are not
 * in it, nor is what lets somebody in: sessions and open links.
 */

async function main(): Promise<void> {
  const [named] = parseArgs({ allowPositionals: true, options: {} }).positionals;
  if (!named) throw new Error("name the file to write: npm run backup -- FILE");
  const file = resolve(named);
  const { generation } = await backupStore(dataRoot(), file, { productVersion, generation: await currentGeneration(dataRoot()) });
  process.stdout.write(`Backed up to ${file}${generation ? `; the data set was generation ${generation}` : ""}.\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
