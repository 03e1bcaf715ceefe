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
  NODE_ENV: z.enum(["development", "production", "test"]).catch("production"),
});

export type Environment = {
  dataRoot: string;
  deadlineMs: number;
  memoryBytes: number | null;
  threads: number;
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
  return {
    dataRoot: resolve(/*turbopackIgnore: true*/ PARQUETRY_DATA),
    deadlineMs: PARQUETRY_DEADLINE_SECONDS * 1000,
    memoryBytes: PARQUETRY_MEMORY_MB === undefined ? null : PARQUETRY_MEMORY_MB * 1_000_000,
    threads: PARQUETRY_THREADS ?? availableParallelism(),
    development: NODE_ENV === "development",
  };
}

/** Absolute path of the folder that holds the data set, the store and the spill files. */
export function dataRoot(): string {
  return environment().dataRoot;
}

/** The version in package.json, as receipts carry it. */
export const productVersion: string = manifest.version;
