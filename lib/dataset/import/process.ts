import { previewSource } from "../sources/index.ts";
import { dryRunSource, type ImportRequest, importSource } from "./import-source.ts";
import { shortPreview } from "./short-preview.ts";
import { verifyGeneration } from "./verify-generation.ts";

/** What such a process can do, by the word it is started with. */
const tasks: Record<string, (request: ImportRequest) => Promise<unknown>> = {
  import: importSource,
  "dry-run": dryRunSource,
  preview: async ({ source, mapping }) => shortPreview(await previewSource(source, mapping)),
  verify: ({ dataRoot }) => verifyGeneration(dataRoot),
};

/**
 * The process of one import: `process.ts import|dry-run|preview|verify REQUEST`, the request as JSON. It prints one JSON
 * object a line: `{progress}` while it runs, then `{result}` or `{error}`; it may be killed at any moment.
 */
async function main(): Promise<void> {
  const [word = "", json = "{}"] = process.argv.slice(2);
  const task = tasks[word];
  if (!task) throw new Error(`There is no task called ${word}`);
  const request = JSON.parse(json) as ImportRequest;
  say({ result: await task({ ...request, onProgress: (progress: unknown) => say({ progress }) }) });
}

function say(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

main().catch((error: unknown) => {
  say({ error: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
});
