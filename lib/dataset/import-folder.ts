import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { ImportProgress } from "./import/progress.ts";
import type { ShortPreview } from "./import/short-preview.ts";
import type { DryRun, ImportSummary } from "./import-summary.ts";
import type { Mapping } from "./mapping.ts";

/** A folder (or file) to import into a data root. */
export type FolderImport = {
  dataRoot: string;
  source: string;
  /** Instead of mapping.json beside the source. */
  mapping?: Mapping | undefined;
  timezone?: string | undefined;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Kills the import; the previous generation stays. */
  signal?: AbortSignal | undefined;
  waitMs?: number | undefined;
};

/** The import could not be done; the message is for people. */
export class ImportFailed extends Error {
  override readonly name = "ImportFailed";
}

/** Imports what is new in a folder, in a process of its own; resolves when readers see the new generation. */
export function importFolder(request: FolderImport): Promise<ImportSummary> {
  return inOwnProcess("import", request) as Promise<ImportSummary>;
}

/** Counts what an import would give, in a process of its own, without publishing anything. */
export function dryRun(request: FolderImport): Promise<DryRun> {
  return inOwnProcess("dry-run", request) as Promise<DryRun>;
}

/** Looks at a folder without importing it: files, shape, mapping, the first rows; in a process of its own. */
export function previewFolder(request: FolderImport): Promise<ShortPreview> {
  return inOwnProcess("preview", request) as Promise<ShortPreview>;
}

/** Reads every file of the current generation and compares sizes and hashes; one sentence per file that is not as it was. */
export function verifyFiles(request: Pick<FolderImport, "dataRoot" | "signal">): Promise<string[]> {
  return inOwnProcess("verify", { ...request, source: "" }) as Promise<string[]>;
}

type Message = { progress?: ImportProgress; result?: unknown; error?: string };

async function inOwnProcess(task: string, { onProgress, signal, ...request }: FolderImport): Promise<unknown> {
  signal?.throwIfAborted();
  const root = projectRoot();
  const program = join(/*turbopackIgnore: true*/ root, "lib", "dataset", "import", "process.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program, task, JSON.stringify(request)], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = (): void => void child.kill("SIGKILL");
  signal?.addEventListener("abort", kill, { once: true });
  try {
    const last = await conversation(child, onProgress);
    signal?.throwIfAborted();
    if (last.result !== undefined) return last.result;
    throw new ImportFailed(last.error ?? "The import stopped without saying why");
  } finally {
    signal?.removeEventListener("abort", kill);
  }
}

/** Reads the lines of the process until it ends; the last word is a result or an error. */
async function conversation(child: ChildProcess, onProgress: FolderImport["onProgress"]): Promise<Message> {
  let last: Message = {};
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint = `${complaint}${chunk}`.slice(-2000);
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  if (child.stdout !== null) {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith("{")) continue;
      const message = JSON.parse(line) as Message;
      if (message.progress !== undefined) onProgress?.(message.progress);
      else last = message;
    }
  }
  await ended;
  return last.result === undefined && last.error === undefined && complaint !== "" ? { error: complaint.trim() } : last;
}

/** The folder of package.json, whether this code runs from its source or bundled into a server started there. */
function projectRoot(): string {
  const here = process.cwd();
  if (existsSync(join(/*turbopackIgnore: true*/ here, "lib/dataset/import/process.ts"))) return here;
  return join(dirname(fileURLToPath(import.meta.url)), "..", "..");
}
