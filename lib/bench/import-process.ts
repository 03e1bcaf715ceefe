import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { env, execPath } from "node:process";

/** How an import went; `peakBytes` null where the system does not tell. */
export type ImportRecord = { seconds: number; peakBytes: number | null };

const command = join(import.meta.dirname, "../commands/import.ts");
const lookEveryMs = 200;

/** Imports a folder into a data root by the product's own command, in a process of its own; throws when that fails. */
export function importInProcess(dataRoot: string, folder: string): Promise<ImportRecord> {
  const started = performance.now();
  const child = spawn(execPath, ["--import", "tsx", command, "--data", folder], {
    stdio: "inherit",
    env: { ...env, PARQUETRY_DATA: dataRoot },
  });
  let peakBytes: number | null = null;
  const look = setInterval(() => {
    peakBytes = residentPeak(child.pid) ?? peakBytes;
  }, lookEveryMs);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      clearInterval(look);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, peakBytes });
      else reject(new Error(`the import of ${folder} failed`));
    });
  });
}

/** The most memory a process has held so far, from Linux's own account. */
function residentPeak(pid: number | undefined): number | null {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch {
    return null;
  }
}
