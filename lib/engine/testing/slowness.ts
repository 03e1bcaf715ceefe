import { spawnSync } from "node:child_process";

const quietMs = 60;

/** Room for what else the machine does while a test waits: these limits catch what hangs, `npm run bench` says how fast it is. */
const patience = 4;

/** By how much to stretch a limit: how much slower than a quiet machine this one is just now, times the patience. */
export function slownessOfMachine(): number {
  const started = performance.now();
  spawnSync(process.execPath, ["-e", "0"]);
  return patience * Math.max(1, (performance.now() - started) / quietMs);
}
