import { spawnSync } from "node:child_process";

const quietMs = 60;

/** How much slower than a quiet machine this one is just now, at least 1: an empty Node program takes 60 ms on a quiet one. */
export function slownessOfMachine(): number {
  const started = performance.now();
  spawnSync(process.execPath, ["-e", "0"]);
  return Math.max(1, (performance.now() - started) / quietMs);
}
