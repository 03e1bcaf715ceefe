import { dryRunSource, type ImportRequest, importSource } from "./import-source.ts";

/**
 * The process of one import: `process.ts import|dry-run REQUEST`, the request as JSON. It prints one JSON object a line:
 * `{progress}` while it runs, then `{result}` or `{error}`; it may be killed at any moment.
 */
async function main(): Promise<void> {
  const [task, json = "{}"] = process.argv.slice(2);
  const request = JSON.parse(json) as ImportRequest;
  const withProgress = { ...request, onProgress: (progress: unknown) => say({ progress }) };
  say({ result: await (task === "dry-run" ? dryRunSource(withProgress) : importSource(withProgress)) });
}

function say(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

main().catch((error: unknown) => {
  say({ error: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
});
