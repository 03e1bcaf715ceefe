import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What the report command answers to a definition, on the same data root. */
export async function byCommand<Answer>(definition: object): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), "parquetry-command-"));
  try {
    const file = join(folder, "definition.json");
    await writeFile(file, JSON.stringify(definition));
    const { stdout } = await run("npm", ["run", "--silent", "report", "--", file], {
      cwd: join(import.meta.dirname, ".."),
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(stdout) as Answer;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
