import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digest } from "./digest.mjs";
import { npm, root } from "./run.mjs";
import { fail, stage } from "./say.mjs";

const stamp = join(root, "node_modules", ".parquetry-lock");

/** Ends with a clear sentence below Node 20.9. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9)) fail(`Parquetry needs Node 20.9 or newer; this is ${process.versions.node}.`);
}

/** Installs the packages of the lock file when they are not there or the lock has changed. */
export async function install() {
  const lock = digest(["package-lock.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  const installed = await stage(
    "Installing packages",
    async () => (await npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])).code === 0,
  );
  if (!installed) fail("The packages could not be installed; npm's message is above.");
  writeFileSync(stamp, lock);
}
