import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Generation } from "./dataset/generation.ts";
import type { Engine, QueryOptions, QueryProgress, Statement } from "./engine/query.ts";
import { productVersion } from "./env.ts";
import type { Plan } from "./plan/relation.ts";
import { asRecords, type Rows } from "./reports/answer-rows.ts";
import { type ReportKindName, reportKinds } from "./reports/index.ts";
import type { AnswerBase, DataFacts, FrameBase, ReportKind } from "./reports/kind.ts";
import { activityFiles } from "./sql/activity.ts";
import { dailyUsersFiles, hasDailyUsers } from "./sql/daily-users.ts";
import type { DataFiles } from "./sql/dialect.ts";
import { duckdb, plainDuckdb } from "./sql/duckdb/dialect.ts";
import { journeyFiles } from "./sql/journeys.ts";
import { eventFiles, print } from "./sql/print.ts";
import { withSettledCohorts } from "./vocabulary/cohort/settle.ts";
import { spoken } from "./vocabulary/phrase.ts";

/*
 * The front door. A report takes this way, whoever asks:
 *
 *   unknown JSON ─parse→ Definition ─plan→ Plan (data) ─print→ one SELECT + values ─run→ rows ─result→ typed Result
 *                        (reports/<kind>/definition)   (sql/)                     (engine/)  (reports/<kind>/result)
 */

type Kinds = typeof reportKinds;
export type ReportDefinition = { [Name in ReportKindName]: z.infer<Kinds[Name]["definition"]> }[ReportKindName];
/** The answer that a definition gets. */
export type ResultOf<Definition extends ReportDefinition> = ReturnType<Kinds[Definition["kind"]]["result"]>;
export type ReportResult = ResultOf<ReportDefinition>;

type AnyKind = ReportKind<ReportDefinition, FrameBase, AnswerBase>;

export type ReportIssue = { path: string; message: string };
export type Parsed = { ok: true; definition: ReportDefinition } | { ok: false; issues: ReportIssue[] };

export type Compiled<Definition extends ReportDefinition = ReportDefinition> = {
  definition: Definition;
  generation: Generation;
  /** What the engine runs: values bound, the fastest spelling. */
  statement: Statement;
  /** The same question in plain SQL with literals, asked of the events alone: runs as it is in the DuckDB command line. */
  portable: string;
  /** Identity of the definition. */
  hash: string;
  /** The question in plain words, names between asterisks. */
  reading: string;
  receipt: Omit<Receipt, "tookMs">;
  result: (rows: Rows) => ResultOf<Definition>;
};

/** What an answer rests on; the same receipt, the same digits. */
export type Receipt = {
  definitionHash: string;
  generation: string;
  productVersion: string;
  timezone: string;
  /** From its turn on; the wait before it is not the question's. */
  tookMs: number;
  files: number;
  rowsScanned: number;
  bytesScanned: number;
  dataEnd: string | null;
};

export type Answered<Definition extends ReportDefinition = ReportDefinition> = { result: ResultOf<Definition>; receipt: Receipt };

/** Reads a definition from untrusted JSON; issues name the path and what to change. */
export function parseReport(json: unknown): Parsed {
  const kind = kindNamed((json as { kind?: unknown } | null)?.kind);
  if (!kind) return { ok: false, issues: [{ path: "kind", message: `kind must be one of: ${Object.keys(reportKinds).join(", ")}` }] };
  const parsed = kind.definition.safeParse(json);
  if (parsed.success) return { ok: true, definition: parsed.data };
  return { ok: false, issues: parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })) };
}

/** The one place where a kind is looked up by its name. */
function kindNamed(name: unknown): AnyKind | undefined {
  return typeof name === "string" && Object.hasOwn(reportKinds, name)
    ? (reportKinds[name as ReportKindName] as unknown as AnyKind)
    : undefined;
}

/** Compiles a definition for one generation into what the engine runs and what a reader can run alone. */
export function compileReport<Definition extends ReportDefinition>(definition: Definition, generation: Generation): Compiled<Definition> {
  const kind = kindNamed(definition.kind) as AnyKind;
  const facts = dataFacts(generation);
  const frame = kind.frame(definition, facts);
  const asked = withSettledCohorts(definition, facts);
  const plan = kind.plan(asked, frame);
  const files = dataFiles(generation);
  const { sql, values } = print(plan, duckdb, { files, values: "bound" });
  const hash = definitionHash(definition);
  return {
    definition,
    generation,
    statement: { sql, values },
    get portable() {
      const fromEvents = kind.plan(asked, kind.frame(definition, { ...facts, activityTimezone: null, dailyUsers: false, journeys: false }));
      return `${print(fromEvents, plainDuckdb, { files, values: "literal" }).sql};\n`;
    },
    hash,
    reading: spoken(kind.reading(definition, frame.periods)),
    receipt: { ...readBy(plan, generation), ...factsOf(generation), definitionHash: hash, timezone: definition.timezone },
    result: (rows) => withActorProperties(kind.result(rows, definition, frame), rows, definition) as ResultOf<Definition>,
  };
}

/** A list with the user properties that were asked for, whatever its kind. */
function withActorProperties(result: AnswerBase, rows: Rows, { part }: ReportDefinition): AnswerBase {
  const count = part?.properties?.length ?? 0;
  if (count === 0) return result;
  const names = Array.from({ length: count }, (_, index) => `property_${index + 1}`);
  const placed = (row: { place?: unknown }) => Number(row.place ?? 0);
  const listed = asRecords(rows).filter(({ actor }) => actor !== null);
  listed.sort((a, b) => placed(a) - placed(b));
  return { ...result, actorProperties: listed.map((row) => names.map((name) => (row[name] ?? null) as string | null)) };
}

/** Who answers, and in which spelling. */
export type Answering = { engine: Engine; spelling?: "fast" | "portable" };

/** Runs a compiled report and returns its answer with the receipt. */
export async function answerCompiled<Definition extends ReportDefinition>(
  compiled: Compiled<Definition>,
  { engine, spelling = "fast" }: Answering,
  options: QueryOptions,
): Promise<Answered<Definition>> {
  let started = performance.now();
  const onProgress = (progress: QueryProgress) => {
    if (progress.state === "running" && progress.elapsedMs === 0) started = performance.now();
    options.onProgress?.(progress);
  };
  const statement = spelling === "fast" ? compiled.statement : { sql: compiled.portable, values: [] };
  const result = compiled.result(await engine.run(statement, { ...options, onProgress }));
  return { result, receipt: { ...compiled.receipt, tookMs: Math.round(performance.now() - started) } };
}

/** Compiles a definition and runs it. */
export async function answerReport<Definition extends ReportDefinition>(
  definition: Definition,
  { generation, ...answering }: Answering & { generation: Generation },
  options: QueryOptions,
): Promise<Answered<Definition>> {
  return answerCompiled(compileReport(definition, generation), answering, options);
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
    activityTimezone: generation.activity?.timezone ?? null,
    dailyUsers: hasDailyUsers(generation.activity?.files ?? []),
    journeys: Boolean(generation.journeys?.files),
    withoutUser: generation.counts.withoutUser,
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
    activity: (generation.activity?.files ?? []).map(({ path, year, by }) => ({ path, year, by })),
    journeys: generation.journeys?.files ?? [],
    users: generation.usersFile.path,
    userProperties: generation.userPropertiesFile.path,
    identities: generation.identitiesFile.path,
    properties: generation.eventProperties,
    hasSessions: generation.hasSessions,
    maxTie: generation.maxTie,
    timeUnitMicros: generation.timeUnitMicros,
  };
}

function factsOf(generation: Generation) {
  return { generation: generation.id, productVersion, dataEnd: generation.end };
}

/** The files that a plan may read, with the rows and bytes in them. */
function readBy(plan: Plan, generation: Generation): Pick<Receipt, "files" | "rowsScanned" | "bytesScanned"> {
  const known = dataFiles(generation);
  const paths = new Set(
    plan.relations.flatMap(({ relation }) => {
      if (relation.is === "activity") return activityFiles(known.activity, relation).files.map(({ path }) => path);
      if (relation.is === "daily_users") return dailyUsersFiles(known.activity, relation).map(({ path }) => path);
      if (relation.is === "paths" && "events" in relation) return journeyFiles(known.journeys, relation).map(({ path }) => path);
      return relation.is === "events" ? eventFiles(known, relation).map(({ path }) => path) : [];
    }),
  );
  const files = [...generation.files, ...(generation.activity?.files ?? []), ...(generation.journeys?.files ?? [])].filter(({ path }) =>
    paths.has(path),
  );
  return {
    files: files.length,
    rowsScanned: files.reduce((sum, file) => sum + file.rows, 0),
    bytesScanned: files.reduce((sum, file) => sum + file.bytes, 0),
  };
}
