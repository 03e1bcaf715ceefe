import type { Generation } from "../dataset/generation.ts";
import type { Engine } from "../engine/query.ts";
import { answerReport, parseReport } from "../run-report.ts";
import type { ClickHouse } from "./clickhouse.ts";
import type { Digits, Question } from "./question.ts";
import { clickHouseFiles, scanSql } from "./scan.ts";

/** Milliseconds of one question, medians over the rounds. */
export type Measured = { question: Question; rows: number; ours: number; scan: number; clickhouse: number };

export type Contest = {
  generation: Generation;
  ours: Engine;
  /** An unconfigured DuckDB for the bare scan. */
  plain: Engine;
  clickhouse: ClickHouse;
  /** Where ClickHouse finds the canonical files. */
  folder: string;
  rounds: number;
};

const asked = { owner: "bench", deadlineMs: 600_000 };

/** Answers a question three ways in turns, warm; throws when the answers differ. */
export async function measure(question: Question, contest: Contest): Promise<Measured> {
  const { generation, ours, plain, clickhouse, folder, rounds } = contest;
  const parsed = parseReport(question.definition);
  if (!parsed.ok) throw new Error(`${question.name}: ${parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("; ")}`);
  const { definition } = parsed;
  const scan = { sql: scanSql(generation, question.reads), values: [] };
  const theirs = question.clickhouse(clickHouseFiles(generation, folder, question.reads));
  let rows = 0;
  const times = { ours: [] as number[], scan: [] as number[], clickhouse: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const [result, oursMs] = await timed(async () => (await answerReport(definition, { generation, engine: ours }, asked)).result);
    const [counted, scanMs] = await timed(() => plain.run(scan, asked));
    const answer = await clickhouse.ask(theirs);
    agree(question, question.digits(result as never), answer.rows);
    rows = Number(counted.values[0]?.[0]);
    if (round === 0) continue;
    times.ours.push(oursMs);
    times.scan.push(scanMs);
    times.clickhouse.push(answer.ms);
  }
  return { question, rows, ours: median(times.ours), scan: median(times.scan), clickhouse: median(times.clickhouse) };
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const value = await work();
  return [value, performance.now() - started];
}

function agree({ name }: Question, ours: Digits, theirs: unknown[][]): void {
  const [mine, other] = [digits(ours), digits(theirs)];
  if (mine !== other) throw new Error(`${name}: the answers differ\n  Parquetry:  ${mine}\n  ClickHouse: ${other}`);
  if (ours.length === 0 || ours.every((row) => row.every((cell) => Number(cell) === 0))) throw new Error(`${name}: the answer is empty`);
}

/** 64-bit numbers come as text from ClickHouse. */
function digits(rows: readonly unknown[][]): string {
  return JSON.stringify(rows.map((row) => row.map(String)));
}

/** The middle of the sorted times; the lower one of two. */
export function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)] ?? Number.NaN;
}
