import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Generation } from "../dataset/generation.ts";
import { runImport } from "../dataset/import/run-import.ts";
import { borrowWorkbench } from "../dataset/import/workbench.ts";
import { readGeneration } from "../dataset/read-generation.ts";
import { stageSources } from "../dataset/sources/index.ts";
import { type LocalEngine, openLocalEngine, openPlainEngine } from "../engine/local-engine.ts";
import type { Witness } from "../reports/witness.ts";
import { answerReport } from "../run-report.ts";
import { answerWitness, compileWitness, type WitnessDefinition } from "../run-witness.ts";
import type { CaseLog } from "./case.ts";
import type { OpenLog } from "./judge-case.ts";

export type Spelling = "fast" | "portable";

/** The product as cases see it: a log goes through the real import, a report through the real compiler and a real DuckDB. */
export type Product = {
  load: (log: CaseLog) => Promise<Generation>;
  open: (spelling: Spelling) => OpenLog;
  /** Why one unit is where it is. */
  witness: (log: CaseLog, spelling: Spelling) => (asked: WitnessDefinition) => Promise<Witness>;
  close: () => Promise<void>;
};

/** Opens a product over throw-away folders. */
export async function openProduct(): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), "parquetry-cases-"));
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const plain = await openPlainEngine();
  let logs = 0;
  let last: { log: CaseLog; generation: Generation; engine: LocalEngine } | undefined;
  const loaded = async (log: CaseLog) => {
    if (last?.log === log) return last;
    logs += 1;
    const generation = await imported(log, join(folder, String(logs)), instance);
    last?.engine.close();
    last = { log, generation, engine: await openLocalEngine(generation) };
    return last;
  };
  const load = async (log: CaseLog) => (await loaded(log)).generation;
  const open =
    (spelling: Spelling): OpenLog =>
    (log) =>
    async (definition) => {
      const { generation, engine } = await loaded(log);
      const answering = { generation, engine: spelling === "fast" ? engine : plain, spelling };
      return (await answerReport(definition, answering, { owner: "cases" })).result;
    };
  const witness = (log: CaseLog, spelling: Spelling) => async (asked: WitnessDefinition) => {
    const { generation, engine } = await loaded(log);
    return answerWitness(compileWitness(asked, generation), { engine: spelling === "fast" ? engine : plain, spelling }, { owner: "cases" });
  };
  const close = async () => {
    last?.engine.close();
    plain.close();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  };
  return { load, open, witness, close };
}

async function imported(log: CaseLog, folder: string, instance: DuckDBInstance): Promise<Generation> {
  const source = await mkdtemp(`${folder}-source-`);
  const lines = (rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  const events = log.events.map(({ id, ...event }) => ({ ...event, insert_id: id ?? undefined }));
  await writeFile(join(source, "events.ndjson"), lines(events));
  const users = Object.entries(log.users ?? {}).map(([user, properties]) => ({ user, properties }));
  if (users.length) await writeFile(join(source, "users.ndjson"), lines(users));
  await runImport({ dataRoot: folder, stage: () => stageSources(source), durable: false, workbench: () => borrowWorkbench(instance) });
  const generation = await readGeneration(folder);
  if (!generation) throw new Error("the import left no generation");
  return generation;
}
