import { readdirSync, writeFileSync } from "node:fs";
import { setPriority } from "node:os";

const niceness = 5;

/**
 * On Linux, lets the server and starting workers go first: this process and its threads ask for less of the processor,
 * and when the machine runs out of memory it is the one to end. Elsewhere it does nothing.
 */
export function giveWay(): void {
  if (process.platform !== "linux") return;
  try {
    writeFileSync("/proc/self/oom_score_adj", "800");
    for (const thread of readdirSync("/proc/self/task")) setPriority(Number(thread), niceness);
  } catch {
    // A container may forbid both; nothing depends on them.
  }
}
