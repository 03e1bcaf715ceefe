import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { currentGeneration } from "../dataset/current.ts";
import { dataRoot, productVersion } from "../env.ts";
import { restoreStore } from "../store/restore.ts";

/*
 * npm run restore -- FILE
 * Puts what a backup holds in the place of the store, all at once, while the server runs or before its first start. The store as it
 * was is kept beside it. Everybody signs in again.
 */

async function main(): Promise<void> {
  const [named] = parseArgs({ allowPositionals: true, options: {} }).positionals;
  if (!named) throw new Error("name the backup: npm run restore -- FILE");
  const file = resolve(named);
  const { facts, rows, before } = await restoreStore(dataRoot(), file, productVersion);
  const now = await currentGeneration(dataRoot());
  const lines = [
    `Restored ${rows} rows from ${file}, made on ${facts.createdAt} by Parquetry ${facts.productVersion}.`,
    ...(facts.generation && facts.generation !== now
      ? [`It saw generation ${facts.generation} of the data set; ${now ? `here it is ${now}` : "here there are no data yet"}.`]
      : []),
    ...(before ? [`The store as it was is in ${before}.`] : []),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
