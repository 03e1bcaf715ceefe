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
    peakBytes = Math.max(peakBytes ?? 0, residentPeak(child.pid ?? 0) ?? 0) || null;
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

/** The most memory that a process or one of its children has held so far, from Linux's own account. */
function residentPeak(pid: number | string): number | null {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return Math.max(Number(kibibytes) * 1024, ...children.map((child) => residentPeak(child) ?? 0));
  } catch {
    return null;
  }
}
