import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browser } from "./browser.mjs";
import { freePort } from "./port.mjs";
import { node, root } from "./run.mjs";
import { verdict, verdictOfLine } from "./tally.mjs";

const tool = (...path) => join(root, "node_modules", ...path);

/** A folder that is gone when the work is done. */
async function withFolder(name, work) {
  const folder = mkdtempSync(join(tmpdir(), `parquetry-${name}-`));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A report that says nothing, or says all is well although the program ended badly, is a failure. */
function counted({ code }, passed, failed) {
  if (passed + failed === 0) return verdict({ code: code || 1 });
  return { passed, failed: code === 0 ? failed : Math.max(1, failed) };
}

/** The unit tests, by vitest. */
export function unit() {
  return withFolder("unit", async (folder) => {
    const report = join(folder, "report.json");
    const args = ["run", "--config", "lib/testing/vitest.config.ts", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
    const ended = await node(tool("vitest", "vitest.mjs"), args);
    if (!existsSync(report)) return verdict({ code: 1 });
    const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const broken = testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0).length;
    return counted(ended, numPassedTests, numFailedTests + (numFailedTestSuites > 0 ? broken : 0));
  });
}

/** Every case file of every report kind. */
export async function cases() {
  const kinds = readdirSync(join(root, "lib/reports")).filter((name) => existsSync(join(root, "lib/reports", name, "index.ts")));
  const folders = kinds.map((name) => `lib/reports/${name}/cases`).filter((folder) => existsSync(join(root, folder)));
  const files = folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));
  return verdictOfLine(await node("lib/commands/cases.ts", files.filter((file) => file.endsWith(".json")).sort()));
}

/** The kept SQL and pictures, compared with what the code makes today. */
export async function golden() {
  return verdictOfLine(await node("lib/commands/golden.ts", ["--check"]));
}

/** The built server on a data root of its own with the demo data, in a real browser. */
export function e2e(filters) {
  return withFolder("e2e", async (folder) => {
    const report = join(folder, "report.json");
    const env = {
      E2E_CHROMIUM: await browser(),
      E2E_PORT: String(await freePort()),
      PARQUETRY_DATA: join(folder, "data"),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    };
    const args = ["test", "--config", "lib/testing/playwright.config.ts", "--reporter=list,json", ...filters];
    const ended = await node(tool("@playwright", "test", "cli.js"), args, { env });
    if (!existsSync(report)) return verdict({ code: 1 });
    const { expected, flaky, unexpected } = JSON.parse(readFileSync(report, "utf8")).stats;
    return counted(ended, expected + flaky, unexpected);
  });
}
