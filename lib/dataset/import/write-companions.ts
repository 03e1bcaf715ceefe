import { join } from "node:path";
import type { CanonicalFile } from "../generation.ts";
import { flush, writeParquet } from "./canonical-file.ts";
import type { Workbench } from "./workbench.ts";

/** The companion files of a generation, by name without `.parquet`. */
export type CompanionName = "users" | "user_properties" | "identities" | "rejects" | "links" | "observations";

/** Companion files as written, with paths relative to the generation's folder. */
export type Companions = Record<CompanionName, CanonicalFile>;

const queries: Record<CompanionName, string> = {
  users: `SELECT * FROM users ORDER BY "user"`,
  user_properties: `SELECT * FROM user_properties ORDER BY "property", "user", "time" NULLS FIRST`,
  identities: `SELECT "anonymous_id", "user_id", "first_time", "via" FROM resolved_anonymous ORDER BY "anonymous_id"`,
  rejects: `SELECT * FROM rejects ORDER BY "source_file", "source_row", "reason", "raw"`,
  links: `SELECT * FROM links ORDER BY ALL`,
  observations: `SELECT * FROM observations ORDER BY ALL`,
};

/** Writes all companion files into the folder of a generation that is being made. */
export async function writeCompanions(bench: Workbench, folder: string, durable: boolean): Promise<Companions> {
  const written: [string, CanonicalFile][] = [];
  for (const [name, query] of Object.entries(queries)) {
    const path = join(folder, `${name}.parquet`);
    const file = await writeParquet(bench, path, { query });
    if (durable) await flush(path);
    written.push([name, { ...file, path: `${name}.parquet` }]);
  }
  return Object.fromEntries(written) as Companions;
}
