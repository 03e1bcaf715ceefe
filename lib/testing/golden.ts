import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Generation } from "../dataset/generation.ts";
import { openPlainEngine } from "../engine/local-engine.ts";
import { compileReport, dataFiles, parseReport } from "../run-report.ts";
import type { CaseLog } from "./case.ts";
import { openProduct } from "./open-product.ts";

/** A definition whose SQL is kept as text, so that a change of spelling is seen in review. */
export type Golden = { name: string; definition: Record<string, unknown> };

const log: CaseLog = {
  events: [
    { event: "page_viewed", time: "2024-05-01T10:00:00Z", user: "ada", properties: { plan: "pro", price: 5 } },
    { event: "user_signed_up", time: "2024-05-01T10:05:00Z", user: "ada", session: "s1" },
    { event: "purchase_completed", time: "2024-05-03T09:00:00Z", user: "ada", properties: { price: 12.5 } },
  ],
  users: { ada: { country: "IT" } },
};

const signUpToPurchase = [{ event: "page_viewed" }, { event: "user_signed_up" }, { event: "purchase_completed" }];
const base = { kind: "funnel", range: { from: "2024-05-01", to: "2024-05-31" }, steps: signUpToPurchase };

/** One definition per way of spelling; the file bears its name. */
export const goldens: Golden[] = [
  { name: "ordered", definition: base },
  { name: "strict", definition: { ...base, order: "strict" } },
  { name: "unordered", definition: { ...base, order: "unordered" } },
  { name: "step-windows", definition: { ...base, stepWindows: [{ value: 1, unit: "day" }, null], graceSeconds: 2 } },
  { name: "optional-step", definition: { ...base, steps: signUpToPurchase.map((step, index) => ({ ...step, optional: index === 1 })) } },
  { name: "exclusion", definition: { ...base, exclusions: [{ event: "refund", after: 1, before: 2 }], exclusionMeans: "removes_actor" } },
  { name: "every-attempt", definition: { ...base, attempt: "every" } },
  {
    name: "filters",
    definition: {
      ...base,
      filters: [
        { property: "plan", op: "is", value: "pro" },
        { property: "country", of: "user", op: "is_not", value: ["DE", "FR"] },
      ],
    },
  },
  { name: "breakdown", definition: { ...base, breakdown: { property: "plan" } } },
  { name: "breakdown-at-step", definition: { ...base, breakdown: { property: "plan", attribution: { step: 2 } } } },
  { name: "sessions", definition: { ...base, countBy: "session" } },
  { name: "trend-compared", definition: { ...base, view: "trend", interval: "week", compare: "previous_period" } },
  { name: "time-to-convert", definition: { ...base, view: "timeToConvert" } },
  { name: "sweep", definition: { ...base, view: "sweep", window: { value: 1, unit: "hour" } } },
  { name: "correlation", definition: { ...base, view: "correlation" } },
  { name: "people", definition: { ...base, view: "actors", part: { step: 2, state: "dropped" } } },
];

const folder = join(import.meta.dirname, "../reports/funnel/golden");

/** Compares (or with `write`, rewrites) every golden; each text is also explained by a DuckDB. Returns what is wrong. */
export async function checkGoldens(write: boolean): Promise<{ wrong: string[]; count: number }> {
  const product = await openProduct();
  const plain = await openPlainEngine();
  const wrong: string[] = [];
  try {
    const generation = await product.load(log);
    for (const golden of goldens) {
      const sql = textOf(golden, generation);
      await plain
        .run({ sql: `EXPLAIN ${sql.real}`, values: [] }, { owner: "golden" })
        .catch((error: unknown) => wrong.push(`${golden.name}: ${String(error)}`));
      wrong.push(...(await compared(join(folder, `${golden.name}.sql`), sql.shown, write)));
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
