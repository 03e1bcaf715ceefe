import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LogFolder, logFolder } from "../dataset/import/testing/log-folder.ts";
import { readGeneration } from "../dataset/read-generation.ts";
import type { ActivityRelation } from "../plan/relation.ts";
import { dataFiles } from "../run-report.ts";
import { activityFiles } from "./activity.ts";
import type { DataFiles } from "./dialect.ts";
import { duckdb, plainDuckdb } from "./duckdb/dialect.ts";
import { print } from "./print.ts";

let folder: LogFolder;
let files: DataFiles;
let instance: DuckDBInstance;

beforeAll(async () => {
  folder = await logFolder();
  const days = (user: string, event: string, ...dates: string[]) => dates.map((date) => ({ event, user, time: `${date} 12:00:00` }));
  await folder.put({
    "a.json": [
      ...days("early", "it's", "2022-07-04", "2023-12-31", "2024-01-01"),
      ...days("late", "it's", "2024-01-01", "2024-01-03", "2024-03-02"),
      ...days("twin", "it's", "2024-01-01", "2024-01-03", "2024-03-02"),
      ...days("twin", "other", "2024-01-31"),
    ],
  });
  await folder.run();
  const generation = await readGeneration(folder.dataRoot);
  if (generation === null) throw new Error("nothing imported");
  files = dataFiles(generation);
  instance = await DuckDBInstance.create(":memory:");
});

afterAll(async () => {
  instance.closeSync();
  await folder.remove();
});

const words = { early: "early", late: "late", twin: "twin" };

/** The rows of a relation in both spellings, which must agree; users by name. */
async function rows(relation: Omit<ActivityRelation, "is">, from = files): Promise<string[]> {
  const plan = { relations: [{ name: "activity", relation: { is: "activity", ...relation } as const }] };
  const bound = print(plan, duckdb, { files: from, values: "bound" });
  const plain = print(JSON.parse(JSON.stringify(plan)), plainDuckdb, { files: from, values: "literal" });
  const names = Object.values(words).map((word) => `WHEN (md5_number_upper('${word}') >> 1)::BIGINT THEN '${word}'`);
  const connection = await instance.connect();
  const answers: string[][] = [];
  for (const { sql, values } of [bound, plain]) {
    const who =
      relation.by === "pattern"
        ? `EXCLUDE ("event_key", "pattern")`
        : `EXCLUDE ("event_key") REPLACE (CASE "user" ${names.join(" ")} END AS "user")`;
    const reader = await connection.runAndReadAll(`SELECT * ${who} FROM (${sql}) ORDER BY ALL`, values as string[]);
    answers.push(reader.getRowObjectsJson().map((row) => JSON.stringify(Object.values(row).map(String))));
  }
  connection.closeSync();
  expect(answers[0]).toEqual(answers[1]);
  return answers[0] ?? [];
}

const row = (...cells: (string | number)[]): string => JSON.stringify(cells.map(String));

describe("an activity relation", () => {
  it("reads the days of a month, event by event", async () => {
    expect(await rows({ months: ["2024-01", "2024-03"], events: ["it's"] })).toEqual([
      row("it's", "early", 1, 0),
      row("it's", "late", 5, 2),
      row("it's", "twin", 5, 2),
    ]);
    expect(await rows({ months: ["2024-01"], events: [] })).toEqual([]);
    expect(await rows({ months: ["2024-01"], events: ["absent"] })).toEqual([]);
  });

  it("keeps any event and each event apart", async () => {
    const any = await rows({ months: ["2024-01"], events: "any" });
    expect(any).toEqual([row("null", "early", 1), row("null", "late", 5), row("null", "twin", 5 + 2 ** 30)]);
    expect((await rows({ months: ["2024-01"], events: "each" })).map((each) => JSON.parse(each)[0])).toEqual([
      "it's",
      "it's",
      "it's",
      "other",
    ]);
  });

  it("counts users who share their days", async () => {
    expect(await rows({ by: "pattern", months: ["2024-01", "2024-03"], events: ["it's"] })).toEqual([
      row("it's", 1, 1, 0),
      row("it's", 2, 5, 2),
    ]);
  });

  it("puts years together user by user", async () => {
    const months = ["2023-12", "2024-01", "2024-02", "2025-06"];
    expect(await rows({ months, events: ["it's"] })).toEqual([
      row("it's", "early", 2 ** 30, 1, 0, 0),
      row("it's", "late", 0, 5, 0, 0),
      row("it's", "twin", 0, 5, 0, 0),
    ]);
    const shared = await rows({ by: "pattern", months, events: ["it's"] });
    expect(shared).toEqual([row("it's", 1, 0, 5, 0, 0), row("it's", 1, 0, 5, 0, 0), row("it's", 1, 2 ** 30, 1, 0, 0)]);
  });

  it("knows the first day of all", async () => {
    const firsts = await rows({ months: ["2024-01"], events: ["it's"], first: true });
    const dayOf = (date: string): number => Date.parse(date) / 86_400_000;
    expect(firsts).toEqual([
      row("it's", "early", dayOf("2022-07-04"), 1),
      row("it's", "late", dayOf("2024-01-01"), 5),
      row("it's", "twin", dayOf("2024-01-01"), 5),
    ]);
    expect(await rows({ months: ["2022-08"], events: ["it's"], first: true })).toEqual([row("it's", "early", dayOf("2022-07-04"), 0)]);
  });

  it("is empty with its columns where nothing is indexed", async () => {
    expect(await rows({ months: ["1999-01"], events: "any", first: true })).toEqual([]);
    expect(await rows({ by: "pattern", months: ["2024-01"], events: "any" }, { ...files, activity: [] })).toEqual([]);
  });

  it("reads no file but those of its years", () => {
    const years = (relation: Parameters<typeof activityFiles>[1]): number[] => activityFiles(files.activity, relation).years;
    expect(years({ months: ["2023-12"] })).toEqual([2023]);
    expect(years({ months: ["2023-12"], first: true })).toEqual([2022, 2023]);
    expect(activityFiles(files.activity, { months: ["2024-01"], by: "pattern" }).files.every(({ by }) => by === "pattern")).toBe(true);
  });
});
