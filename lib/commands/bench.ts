import { join } from "node:path";
import { parseArgs } from "node:util";
import { ClickHouse, installClickHouse } from "../bench/clickhouse.ts";
import { type Measured, measure } from "../bench/measure.ts";
import { questions } from "../bench/questions.ts";
import { measureResponsiveness, type Responsiveness } from "../bench/responsiveness.ts";
import { linkForClickHouse } from "../bench/scan.ts";
import { type BenchStore, benchStore } from "../bench/store.ts";
import { machine, table } from "../bench/table.ts";
import { measureTimeline } from "../bench/timeline.ts";
import { openLocalEngine, openPlainEngine } from "../engine/local-engine.ts";
import { dataRoot } from "../env.ts";

const print = (line: string): boolean => process.stdout.write(`${line}\n`);

const { values: flags } = parseArgs({
  options: {
    events: { type: "string", default: "20000000" },
    rounds: { type: "string", default: "5" },
    questions: { type: "string" },
  },
});
const events = wholeNumber(flags.events, "--events");
const rounds = wholeNumber(flags.rounds, "--rounds");
const asked = flags.questions?.split(",");
const unknown = asked?.find((name) => !questions.some((each) => each.name === name));
if (unknown !== undefined)
  throw new Error(`There is no question "${unknown}"; the questions are ${questions.map(({ name }) => name).join(", ")}.`);

const opponent = join(dataRoot(), "bench-clickhouse");
installClickHouse(opponent, print);
const root = join(dataRoot(), `bench-${events}`);
const store = await benchStore(root, events, print);
await contest(store);

async function contest({ generation, imported }: BenchStore): Promise<void> {
  const folder = join(root, "clickhouse");
  linkForClickHouse(generation, folder);
  const [ours, plain, clickhouse] = [await openLocalEngine(generation), await openPlainEngine(), new ClickHouse(opponent)];
  try {
    const [[version] = []] = (await clickhouse.ask("SELECT version()")).rows;
    print(`\n${machine(String(version))}`);
    print(importLine({ generation, imported }));
    print(responsivenessLine(await measureResponsiveness(generation, root, rounds)));
    const timeline = await measureTimeline(generation, ours, rounds);
    print(`people: the newest ${timeline.events} events of the most active user after ${timeline.ms.toFixed(0)} ms`);
    const measured: Measured[] = [];
    for (const question of questions.filter(({ name }) => asked?.includes(name) ?? true)) {
      process.stderr.write(`${question.name} … `);
      measured.push(await measure(question, { generation, ours, plain, clickhouse, folder, rounds }));
    }
    process.stderr.write("\n");
    print(`\nWarm, medians of ${rounds} rounds taken in turns; all answers agree.\n\n${table(measured)}`);
  } finally {
    clickhouse.close();
    ours.close();
    plain.close();
  }
}

function importLine({ generation, imported }: BenchStore): string {
  const rate = Math.round(generation.counts.sourceRows / imported.seconds).toLocaleString("en-US");
  const peak = imported.peakBytes === null ? "" : `, peak memory ${(imported.peakBytes / 2 ** 30).toFixed(1)} GiB`;
  return `${generation.events.toLocaleString("en-US")} events of ${generation.users.toLocaleString("en-US")} users, imported in ${imported.seconds.toFixed(0)} s (${rate} rows/s${peak})`;
}

function responsivenessLine({ coldStart, cancel, restart }: Responsiveness): string {
  const [first, next, again] = [coldStart, cancel, restart].map((ms) => `${ms.toFixed(0)} ms`);
  return `engine: first answer after ${first}; next question ${next} after a cancelled one, ${again} after a killed worker`;
}

function wholeNumber(text: string, flag: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${flag} takes a whole number, not "${text}".`);
  return value;
}
