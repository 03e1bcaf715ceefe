import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digest } from "./digest.mjs";
import { serverEnvironment } from "./environment.mjs";
import { node, root } from "./run.mjs";
import { stage } from "./say.mjs";

/** Next's command line. */
export const next = join(root, "node_modules", "next", "dist", "bin", "next");

const sources = [
  "app",
  "components",
  "lib",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const stamp = join(root, ".next", "parquetry-sources");

/** Builds the site when a source has changed since the last build; false when the build fails. */
export async function buildSite() {
  const now = digest(sources);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return true;
  return stage("Building", async () => {
    const { code } = await node(next, ["build"], { env: serverEnvironment() });
    if (code !== 0) return false;
    writeFileSync(stamp, now);
    return true;
  });
}
