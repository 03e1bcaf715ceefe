import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";
import manifest from "../package.json" with { type: "json" };

/** The variables that Parquetry reads; this file is the only place that reads them. */
const schema = z.object({
  /** Folder of the data set, the store and the spill files. */
  PARQUETRY_DATA: z.string().min(1).default("data/local"),
  /** Longest time one question may run. */
  PARQUETRY_DEADLINE_SECONDS: z.coerce.number().positive().max(86_400).default(30),
  /** Memory of the query engine; unset lets the engine choose by the machine. */
  PARQUETRY_MEMORY_MB: z.coerce.number().int().min(256).optional(),
  /** Threads of the query engine; unset is one per processor. */
  PARQUETRY_THREADS: z.coerce.number().int().min(1).max(512).optional(),
  /** Where people reach this server: https://analytics.example.com; without it, it is for this machine until there is an owner. */
  PARQUETRY_URL: z.url({ protocol: /^https?$/, error: "it is written like https://analytics.example.com" }).optional(),
  /** 1 when a proxy in front of it sets X-Forwarded-For and X-Forwarded-Proto. */
  PARQUETRY_TRUST_PROXY: z.enum(["0", "1"]).default("0"),
  /** 1 lets people sign in over plain HTTP from other machines; whoever listens on the network reads along. */
  PARQUETRY_PLAIN_HTTP: z.enum(["0", "1"]).default("0"),
  /** Where the start command made it listen, for the addresses it prints. */
  PARQUETRY_LISTENS: z.url().default("http://localhost:3000"),
  NODE_ENV: z.enum(["development", "production", "test"]).catch("production"),
});

export type Environment = {
  dataRoot: string;
  deadlineMs: number;
  memoryBytes: number | null;
  threads: number;
  /** Origin by which people reach this server; null when none was given. */
  url: string | null;
  /** Origin on this machine. */
  listens: string;
  trustsProxy: boolean;
  plainHttp: boolean;
  development: boolean;
};

/** The settings from outside, checked; throws one sentence that names the variable which is wrong. */
export function environment(variables: Record<string, string | undefined> = process.env): Environment {
  const filled = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`The variable ${issue?.path.join(".")} is not usable: ${issue?.message}`);
  }
  const { PARQUETRY_DATA, PARQUETRY_DEADLINE_SECONDS, PARQUETRY_MEMORY_MB, PARQUETRY_THREADS, NODE_ENV } = parsed.data;
  const { PARQUETRY_URL, PARQUETRY_LISTENS, PARQUETRY_TRUST_PROXY, PARQUETRY_PLAIN_HTTP } = parsed.data;
  return {
    dataRoot: resolve(/*turbopackIgnore: true*/ PARQUETRY_DATA),
    deadlineMs: PARQUETRY_DEADLINE_SECONDS * 1000,
    memoryBytes: PARQUETRY_MEMORY_MB === undefined ? null : PARQUETRY_MEMORY_MB * 1_000_000,
    threads: PARQUETRY_THREADS ?? availableParallelism(),
    url: PARQUETRY_URL === undefined ? null : new URL(PARQUETRY_URL).origin,
    listens: new URL(PARQUETRY_LISTENS).origin,
    trustsProxy: PARQUETRY_TRUST_PROXY === "1",
    plainHttp: PARQUETRY_PLAIN_HTTP === "1",
    development: NODE_ENV === "development",
  };
}

/** Absolute path of the folder that holds the data set, the store and the spill files. */
export function dataRoot(): string {
  return environment().dataRoot;
}

/** The version in package.json, as receipts carry it. */
export const productVersion: string = manifest.version;
