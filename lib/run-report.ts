import { createHash } from "node:crypto";
import type { Generation } from "./dataset/generation.ts";
import type { Engine, QueryOptions, Statement } from "./engine/query.ts";
import { productVersion } from "./env.ts";
import { type ReportKindName, reportKinds } from "./reports/index.ts";
import type { DataFacts } from "./reports/kind.ts";
import type { DataFiles } from "./sql/dialect.ts";
import { duckdb, plainDuckdb } from "./sql/duckdb/dialect.ts";
import { eventFiles, print } from "./sql/print.ts";

/*
 * The front door. A report takes this way, whoever asks:
 *
 *   unknown JSON ─parse→ Definition ─plan→ Plan (data) ─print→ one SELECT + values ─run→ rows ─result→ typed Result
 *                        (reports/<kind>/definition)   (sql/)                     (engine/)  (reports/<kind>/result)
 */

type Kind = (typeof reportKinds)[ReportKindName];
export type ReportDefinition = Kind extends { plan: (definition: infer D, frame: never) => unknown } ? D : never;
export type ReportResult = ReturnType<Kind["result"]>;

export type ReportIssue = { path: string; message: string };
export type Parsed = { ok: true; definition: ReportDefinition } | { ok: false; issues: ReportIssue[] };

export type Compiled = {
  /** What the engine runs: values bound, the fastest spelling. */
  statement: Statement;
  /** The same plan in plain SQL with literals: runs as it is in the DuckDB command line. */
  portable: string;
  /** Identity of the definition, without its view's paging. */
  hash: string;
};

/** What an answer rests on; the same receipt, the same digits. */
export type Receipt = {
  definitionHash: string;
  generation: string;
  productVersion: string;
  timezone: string;
  tookMs: number;
  files: number;
  rowsScanned: number;
  bytesScanned: number;
  dataEnd: string | null;
};

export type Answered = { result: ReportResult; receipt: Receipt };

/** Reads a definition from untrusted JSON; issues name the path and what to change. */
export function parseReport(json: unknown): Parsed {
  const kind = kindNamed((json as { kind?: unknown } | null)?.kind);
  if (!kind) return { ok: false, issues: [{ path: "kind", message: `kind must be one of: ${Object.keys(reportKinds).join(", ")}` }] };
  const parsed = kind.definition.safeParse(json);
  if (parsed.success) return { ok: true, definition: parsed.data };
  return { ok: false, issues: parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })) };
}

function kindNamed(name: unknown): Kind | undefined {
  return typeof name === "string" && Object.hasOwn(reportKinds, name) ? reportKinds[name as ReportKindName] : undefined;
}

/** Compiles a definition for one generation into what the engine runs and what a reader can run alone. */
export function compileReport(definition: ReportDefinition, generation: Generation): Compiled {
  const { plan } = planned(definition, generation);
  const files = dataFiles(generation);
  const { sql, values } = print(plan, duckdb, { files, values: "bound" });
  const portable = print(plan, plainDuckdb, { files, values: "literal" }).sql;
  return { statement: { sql, values }, portable: `${portable};\n`, hash: definitionHash(definition) };
}

function planned(definition: ReportDefinition, generation: Generation) {
  const kind = reportKinds[definition.kind];
  const frame = kind.frame(definition, dataFacts(generation));
  return { kind, frame, plan: kind.plan(definition, frame) };
}

/** What is asked, who answers, and in which spelling. */
export type Source = { generation: Generation; engine: Engine; spelling?: "fast" | "portable" };

/** Runs a definition and returns its answer with the receipt. */
export async function answerReport(definition: ReportDefinition, source: Source, options: QueryOptions): Promise<Answered> {
  const { generation, engine, spelling = "fast" } = source;
  const started = performance.now();
  const { kind, frame } = planned(definition, generation);
  const compiled = compileReport(definition, generation);
  const statement = spelling === "fast" ? compiled.statement : { sql: compiled.portable, values: [] };
  const rows = await engine.run(statement, options);
  const result = kind.result(rows, definition, frame);
  const tookMs = Math.round(performance.now() - started);
  return { result, receipt: { ...receiptOf(definition, generation), definitionHash: compiled.hash, tookMs } };
}

/** SHA-256 over the definition's canonical JSON, 16 hex digits. */
export function definitionHash(definition: ReportDefinition): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(definition)))
    .digest("hex")
    .slice(0, 16);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

/** The parts of a generation that plans may know. */
export function dataFacts(generation: Generation): DataFacts {
  return {
    start: instantMicros(generation.start),
    end: instantMicros(generation.end),
    eventProperties: Object.keys(generation.eventProperties),
    userProperties: Object.keys(generation.userProperties),
  };
}

/** Microseconds since 1970 of an ISO instant with up to six decimals. */
export function instantMicros(iso: string | null): number | null {
  if (iso === null) return null;
  const digits = /\.(\d+)/.exec(iso)?.[1] ?? "";
  return Date.parse(iso.replace(/\.\d+/, "")) * 1000 + Number(digits.padEnd(6, "0").slice(0, 6) || "0");
}

/** The parts of a generation that a dialect reads. */
export function dataFiles(generation: Generation): DataFiles {
  return {
    events: generation.files.map(({ path, start, end, columns }) => ({ path, start, end, columns })),
    users: generation.usersFile.path,
    userProperties: generation.userPropertiesFile.path,
    identities: generation.identitiesFile.path,
    properties: generation.eventProperties,
    maxTie: generation.maxTie,
    timeUnitMicros: generation.timeUnitMicros,
  };
}

function receiptOf(definition: ReportDefinition, generation: Generation): Omit<Receipt, "definitionHash" | "tookMs"> {
  const { frame } = planned(definition, generation);
  const { fromMicros } = frame.periods.current;
  const read = eventFiles(dataFiles(generation), { from: fromMicros, until: null });
  const files = generation.files.filter((file) => read.some((each) => each.path === file.path));
  return {
    generation: generation.id,
    productVersion,
    timezone: definition.timezone,
    files: files.length,
    rowsScanned: files.reduce((sum, file) => sum + file.rows, 0),
    bytesScanned: files.reduce((sum, file) => sum + file.bytes, 0),
    dataEnd: generation.end,
  };
}
