import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { withCohortsInPlace } from "../cohorts/put-in-place.ts";
import type { Generation } from "../dataset/generation.ts";
import { runImport } from "../dataset/import/run-import.ts";
import { readGeneration } from "../dataset/read-generation.ts";
import { stageSources } from "../dataset/sources/index.ts";
import { openLocalEngine } from "../engine/local-engine.ts";
import type { Engine } from "../engine/query.ts";
import { dataRoot } from "../env.ts";
import { answerReport, compileReport, parseReport, type ReportDefinition } from "../run-report.ts";
import { askedDefinition } from "../saved/asked-definition.ts";
import { readReportFile } from "../saved/report-file.ts";
import { dataSettings, loadSettings } from "../store/settings.ts";
import { testsOf } from "../testing/kinds.ts";

/*
 * npm run --silent report -- DEFINITION.json [--source PATH] [--sql]
 * The same report without a browser: one JSON object with the keys of a case's `expect`, every number filled, plus `receipt`.
 * DEFINITION.json is a bare definition, asked as it stands, or the file of a saved report, asked as its page does: under the settings
 * of the data set (of the product, with --source), without test users where they are hidden.
 * --source asks a folder or file of exports instead of the imported data set; --sql prints the portable SQL instead.
 * Saved cohorts are those of the store, live lists found in the data that are asked.
 */

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { source: { type: "string" }, sql: { type: "boolean" } } });
  const file = positionals[0];
  if (!file) throw new Error("name a definition: npm run --silent report -- DEFINITION.json [--source PATH] [--sql]");
  const json = await definitionIn(file, values.source);
  const parsed = parseReport(json);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path || "definition"}: ${message}`).join("\n"));
  const { generation, close } = await openData(values.source);
  try {
    const engine = await openLocalEngine(generation);
    try {
      const definition = await withCohortsInPlace(parsed.definition, { root: dataRoot(), generation, engine, owner: "command" });
      if (values.sql) process.stdout.write(compileReport(definition, generation).portable);
      else process.stdout.write(`${JSON.stringify(await answered(definition, { generation, engine }), null, 2)}\n`);
    } finally {
      engine.close();
    }
  } finally {
    await close();
  }
}

/** What a file asks; the file of a saved report says that it is one. */
async function definitionIn(file: string, source: string | undefined): Promise<unknown> {
  const text = await readFile(file, "utf8");
  const json: unknown = JSON.parse(text);
  if (typeof json !== "object" || json === null || !Object.hasOwn(json, "parquetry")) return json;
  const read = readReportFile(text, file);
  if (!read.ok) throw new Error(read.faults.map(({ path, message }) => `${path || "file"}: ${message}`).join("\n"));
  const { timezone, ...settings } = source === undefined ? await loadSettings(dataRoot()) : dataSettings.parse({});
  const zone = source === undefined ? (await readGeneration(dataRoot()))?.timezone : undefined;
  return askedDefinition(read.report, { ...settings, timezone: timezone ?? zone ?? "UTC" });
}

async function answered(definition: ReportDefinition, asking: { generation: Generation; engine: Engine }): Promise<unknown> {
  const { result, receipt } = await answerReport(definition, asking, { owner: "command", deadlineMs: 600_000 });
  return { ...testsOf(definition.kind).expectation(result), receipt };
}

async function openData(source: string | undefined): Promise<{ generation: Generation; close: () => Promise<void> }> {
  if (source === undefined)
    return { generation: found(await readGeneration(dataRoot()), "there is no data yet: import some first"), close: async () => {} };
  const root = await mkdtemp(join(tmpdir(), "parquetry-report-"));
  await runImport({ dataRoot: root, stage: () => stageSources(source), durable: false });
  return {
    generation: found(await readGeneration(root), `nothing could be imported from ${source}`),
    close: () => rm(root, { recursive: true, force: true }),
  };
}

function found(generation: Generation | null, message: string): Generation {
  if (!generation) throw new Error(message);
  return generation;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
