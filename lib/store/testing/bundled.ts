import { symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "rolldown";

/** A program of its own, in one file that Node starts at once; `source` imports from `./lib/`. Written into a folder that is there. */
export async function bundled(folder: string, source: string): Promise<string> {
  const [entry, file] = [join(folder, "program.ts"), join(folder, "program.mjs")];
  writeFileSync(entry, source.replaceAll('"./lib/', `"${resolve("lib")}/`));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  await build({ input: entry, external: (id) => /^[@\w]/.test(id), output: { file, format: "esm" }, logLevel: "warn" });
  return file;
}
