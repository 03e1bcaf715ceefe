import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Generation } from "../dataset/generation.ts";
import { openPlainEngine } from "../engine/local-engine.ts";
import { type ReportKindName, reportKinds } from "../reports/index.ts";
import { compileReport, dataFiles, parseReport } from "../run-report.ts";
import type { CaseLog } from "./case.ts";
import type { Golden } from "./kind-tests.ts";
import { testsOf } from "./kinds.ts";
import { openProduct } from "./open-product.ts";

const log: CaseLog = {
  events: [
    { event: "page_viewed", time: "2024-05-01T10:00:00Z", user: "ada", properties: { plan: "pro", price: 5 } },
    { event: "user_signed_up", time: "2024-05-01T10:05:00Z", user: "ada", session: "s1" },
    { event: "purchase_completed", time: "2024-05-03T09:00:00Z", user: "ada", properties: { price: 12.5 } },
  ],
  users: { ada: { country: "IT" } },
};

const folderOf = (kind: ReportKindName): string => join(import.meta.dirname, "../reports", kind, "golden");

/** Compares (or with `write`, rewrites) every golden; each text is also explained by a DuckDB. Returns what is wrong. */
export async function checkGoldens(write: boolean): Promise<{ wrong: string[]; count: number }> {
  const product = await openProduct();
  const plain = await openPlainEngine();
  const wrong: string[] = [];
  const kinds = Object.keys(reportKinds) as ReportKindName[];
  const goldens = kinds.flatMap((kind) => testsOf(kind).goldens.map((golden) => ({ ...golden, kind })));
  try {
    const generation = await product.load(log);
    for (const { kind, ...golden } of goldens) {
      const sql = textOf(golden, generation);
      await plain
        .run({ sql: `EXPLAIN ${sql.real}`, values: [] }, { owner: "golden" })
        .catch((error: unknown) => wrong.push(`${kind} ${golden.name}: ${String(error)}`));
      wrong.push(...(await compared(join(folderOf(kind), `${golden.name}.sql`), sql.shown, write)));
    }
  } finally {
    plain.close();
    await product.close();
  }
  return { wrong, count: goldens.length };
}

/** The portable text as it runs, and as it is kept: with short names instead of this machine's paths. */
function textOf({ name, definition }: Golden, generation: Generation): { real: string; shown: string } {
  const parsed = parseReport(definition);
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.issues)}`);
  const { portable } = compileReport(parsed.definition, generation);
  const files = dataFiles(generation);
  const known: [string, string][] = [
    ...files.events.map(({ path }, index): [string, string] => [path, `events-${index + 1}.parquet`]),
    [files.users, "users.parquet"],
    [files.userProperties, "user_properties.parquet"],
  ];
  return { real: portable, shown: known.reduce((text, [path, short]) => text.replaceAll(path, short), portable) };
}

async function compared(file: string, text: string, write: boolean): Promise<string[]> {
  if (write) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    return [];
  }
  const kept = await readFile(file, "utf8").catch(() => null);
  return kept === text ? [] : [`${file.split("/").slice(-4).join("/")} is not what the compiler prints; look at it, then npm run golden`];
}
