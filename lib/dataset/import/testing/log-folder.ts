import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { StagedSource } from "../../staged-source.ts";
import { fileHash } from "../canonical-file.ts";
import type { Manifest } from "../manifest.ts";
import type { StagedFolder } from "../plan-import.ts";
import { textLiteral } from "../quote.ts";
import { runImport } from "../run-import.ts";
import { borrowWorkbench, type Workbench } from "../workbench.ts";

/** One row of a test log; `kind` says what it is staged as (default event). */
export type LogRow = {
  kind?: "event" | "identify" | "alias" | "map" | "users";
  event?: string;
  time?: string;
  user?: string;
  anon?: string;
  session?: string;
  id?: string;
  tie?: string;
  reject?: string;
  cut?: number;
  props?: Record<string, string>;
  userProps?: Record<string, string>;
};

/** A source folder and a data root of a test: log files in, generations out, through the import's own pipeline. */
export type LogFolder = {
  source: string;
  dataRoot: string;
  /** Writes log files by path; null removes one. */
  put: (files: Record<string, LogRow[] | null>) => Promise<void>;
  run: (rowsPerFile?: number) => Promise<Manifest>;
  /** Rows of a query in which {events}, {users}, … stand for the current generation's files. */
  query: <Row>(sql: string) => Promise<Row[]>;
  remove: () => Promise<void>;
};

let shared: Promise<DuckDBInstance> | null = null;

/** `zone` is the data set's own at each run. */
export async function logFolder(zone: () => string = () => "UTC"): Promise<LogFolder> {
  const base = await mkdtemp(join(tmpdir(), "parquetry-import-"));
  const source = join(base, "source");
  const dataRoot = join(base, "root");
  await mkdir(source);
  shared ??= DuckDBInstance.create(":memory:");
  const instance = await shared;
  let latest: Manifest | null = null;
  return {
    source,
    dataRoot,
    put: async (files) => {
      for (const [path, rows] of Object.entries(files)) {
        await mkdir(dirname(join(source, path)), { recursive: true });
        if (rows === null) await rm(join(source, path));
        else await writeFile(join(source, path), JSON.stringify(rows));
      }
    },
    run: async (rowsPerFile) => {
      const workbench = (): Promise<Workbench> => borrowWorkbench(instance);
      latest = (
        await runImport({
          dataRoot,
          stage: () => stageLogs(source, zone()),
          durable: false,
          workbench,
          ...(rowsPerFile && { rowsPerFile }),
        })
      ).manifest;
      return latest;
    },
    query: async <Row>(sql: string) => {
      if (latest === null) throw new Error("Nothing imported yet");
      const bench = await borrowWorkbench(instance);
      try {
        return await bench.rows<Row>(sql.replace(/\{(\w+)\}/g, (_, name: string) => fileItem(dataRoot, latest as Manifest, name)));
      } finally {
        await bench.close();
      }
    },
    remove: () => rm(base, { recursive: true, force: true }),
  };
}

function fileItem(dataRoot: string, manifest: Manifest, name: string): string {
  if (name === "activity") return parquetFiles(dataRoot, manifest.activity?.files ?? []);
  if (name !== "events") return `read_parquet(${textLiteral(join(dataRoot, "generations", manifest.id, `${name}.parquet`))})`;
  return parquetFiles(dataRoot, manifest.files);
}

function parquetFiles(dataRoot: string, files: { path: string }[]): string {
  const paths = files.map(({ path }) => textLiteral(join(dataRoot, path)));
  return `read_parquet([${paths.join(", ")}], union_by_name = true)`;
}

/** Stages every log file of a folder; the rows are inlined, so that any text can stand in them. */
export async function stageLogs(source: string, timezone = "UTC"): Promise<StagedFolder> {
  const names = (await readdir(source, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const found: StagedFolder["found"] = [];
  for (const entry of names) {
    const absolutePath = join(entry.parentPath, entry.name);
    const { size } = await stat(absolutePath);
    found.push({ path: absolutePath.slice(source.length + 1), absolutePath, bytes: size, sha256: await fileHash(absolutePath) });
  }
  const staged: StagedSource[] = [];
  const problems: StagedFolder["problems"] = [];
  for (const { path, absolutePath } of found) {
    const text = await readFile(absolutePath, "utf8");
    if (text.startsWith("[")) staged.push(...stageLog(path, absolutePath, JSON.parse(text) as LogRow[]));
    else problems.push({ path, reason: "not a log" });
  }
  return { staged, found, problems, timezone, mapping: null };
}

const roles = { event: "events", identify: "identities", alias: "identities", map: "identities", users: "user_properties" } as const;

function stageLog(path: string, absolutePath: string, rows: LogRow[]): StagedSource[] {
  const properties = namesIn(rows.map(({ props }) => props));
  const userProperties = namesIn(rows.map(({ userProps }) => userProps));
  const columns = ["kind", "event", "time", "user", "anon", "session", "id", "tie", "reject", "cut"] as const;
  const value = (text: unknown): string => (text === undefined ? "NULL" : textLiteral(String(text)));
  const lines = rows.map((row, index) => {
    const kind = row.kind ?? "event";
    const own = { ...row, kind, event: kind === "event" ? row.event : kind };
    const cells = [
      ...columns.map((name) => own[name]),
      ...properties.map((name) => entryOf(row.props, name)),
      ...userProperties.map((name) => entryOf(row.userProps, name)),
    ];
    return `(${index}, ${cells.map(value).join(", ")})`;
  });
  const names = ["n", ...columns, ...properties.map((_, index) => `p${index}`), ...userProperties.map((_, index) => `u${index}`)];
  const from = `(VALUES ${lines.join(", ")}) AS log(${names.map((name) => `"${name}"`).join(", ")})`;
  const staged = [...new Set(rows.map(({ kind = "event" }) => roles[kind]))].sort().map((role) => ({
    path,
    absolutePath,
    shape: "log",
    from,
    role,
    where: `"kind" IN (${Object.entries(roles)
      .filter(([, of]) => of === role)
      .map(([kind]) => value(kind))
      .join(", ")})`,
    fields: {
      event: `"event"`,
      time: `TRY_CAST("time" AS TIMESTAMP)`,
      userId: `"user"`,
      anonymousId: `"anon"`,
      session: `"session"`,
      insertId: `"id"`,
      tieKey: `"tie"`,
      sourceRow: `"n"`,
    },
    properties: role === "events" ? properties.map((name, index) => ({ name, text: `"p${index}"::VARCHAR` })) : [],
    userProperties: role === "identities" ? [] : userProperties.map((name, index) => ({ name, text: `"u${index}"::VARCHAR` })),
    reject: `"reject"::VARCHAR`,
    raw: `coalesce("event", '') || ' ' || coalesce("time", '')`,
    cutValues: `coalesce("cut"::INTEGER, 0)`,
  }));
  return staged;
}

function entryOf(record: Record<string, string> | undefined, name: string): string | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

function namesIn(records: (Record<string, string> | undefined)[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record ?? {})))].sort();
}
