import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { runImport } from "../../../../lib/dataset/import/run-import.ts";
import { borrowWorkbench } from "../../../../lib/dataset/import/workbench.ts";
import { stageSources } from "../../../../lib/dataset/sources/index.ts";

/** Everybody in the data of a public board. */
export const users = Array.from({ length: 300 }, (_, index) => `person-${(index * 7919 + 104_729).toString(36)}`);
const events = ["view", "cart", "buy"];
const countries = ["DE", "FR", "IT", "ES"];
/** A plan that the board filters away. */
export const locked = "hush-hush";

/** Imports a small log of these people into a data root. */
export async function importLog(root: string): Promise<void> {
  const rows = users.flatMap((user, index) =>
    events.map((event, at) => ({
      ...{ user, event, time: `2024-05-${String(1 + ((index + at) % 28)).padStart(2, "0")}T10:00:00Z` },
      properties: { country: countries[index % 4], email: `${user}@example.com`, plan: index % 9 === 0 ? locked : "free" },
    })),
  );
  const source = mkdtempSync(join(tmpdir(), "parquetry-share-source-"));
  await writeFile(join(source, "events.ndjson"), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const instance = await DuckDBInstance.create(":memory:");
  await runImport({ dataRoot: root, stage: () => stageSources(source), durable: false, workbench: () => borrowWorkbench(instance) });
  instance.closeSync();
  rmSync(source, { recursive: true, force: true });
}

/** Twelve that may be public, then one that names people. */
export function definitions(): Record<string, unknown>[] {
  const base = { kind: "trends", range: { from: "2024-05-01", to: "2024-05-28" } };
  const cohorts = { regulars: { users: users.slice(0, 50) } };
  const plain = events.flatMap((event) => [
    { ...base, series: [{ event }] },
    { ...base, series: [{ event, measure: "unique_users" }] },
    { ...base, series: [{ event }], breakdown: { property: "country" } },
  ]);
  return [
    ...plain,
    { ...base, kind: "funnel", steps: events.map((event) => ({ event })) },
    { ...base, series: [{ event: "buy" }], breakdown: { of: "cohort", cohorts: ["regulars"] }, cohorts },
    { ...base, kind: "trends", series: [{ event: "buy" }], view: "table" },
    { ...base, series: [{ event: "buy" }], breakdown: { property: "email" } },
  ];
}
