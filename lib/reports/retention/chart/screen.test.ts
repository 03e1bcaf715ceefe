import { expect, test } from "vitest";
import type { RetentionAnswer, RetentionCell } from "../result/answer.ts";
import { cellNote } from "./cell-note.ts";
import { cohortModel } from "./cohort.ts";
import { curveNote } from "./curve.ts";
import { gapBars, gapsNote } from "./gaps.ts";
import { groupsTable } from "./groups-table.ts";
import { readOutColumns, readOuts } from "./read-outs.ts";
import { sample, sampleGaps, sampleGroups } from "./testing/sample.ts";

const words = { interval: "week", unit: "users", dataEnd: sample.dataEnd, includeMaturing: false };

test("Day 1 / 7 / 30 and their like, as far as the table reaches; of brackets the first three", () => {
  const single = (interval: string, count: number) =>
    Array.from({ length: count }, (_, column) => ({ column, from: column, to: column, label: `${interval} ${column}` }));
  expect(readOutColumns(single("Day", 31), "day").map(({ column }) => column)).toEqual([1, 7, 30]);
  expect(readOutColumns(single("Week", 8), "week").map(({ column }) => column)).toEqual([1, 4]);
  const brackets = [
    { column: 0, from: 0, to: 0, label: "Day 0" },
    { column: 1, from: 1, to: 3, label: "Days 1–3" },
    { column: 2, from: 4, to: 7, label: "Days 4–7" },
  ];
  expect(readOutColumns(brackets, "day").map(({ label }) => label)).toEqual(["Days 1–3", "Days 4–7"]);
  for (const { label, cell } of readOuts(sample, "week")) expect(label).toBe(`Week ${cell.column}`);
});

test("the curve of a cohort ends with its last cell that has begun, beside as much of the average", () => {
  const model = cohortModel(sample, { index: 3, name: "22 Apr" });
  const cells = (sample.cohorts?.[3]?.cells ?? []).slice(1);
  expect(model.lines[0]?.points.map(({ rate }) => rate.rate)).toEqual(cells.map(({ rate }) => rate.rate));
  expect(model.lines[0]?.points.at(-1)).toMatchObject({ open: true, remark: "May still change: closes on 27 May 2024." });
  expect(model.before?.map(({ rate }) => rate.rate)).toEqual(sample.average?.slice(1, cells.length + 1).map(({ rate }) => rate.rate));
  expect(curveNote(model, 0, new Map())?.lines.at(-1)?.label).toBe("Average");
});

test("the note of a cell says its numbers, and when an open one closes", () => {
  const cell = sample.cohorts?.[0]?.cells[1] as RetentionCell;
  const note = cellNote(sample, { cohort: 0, column: 1 }, words);
  expect(note?.lines.at(-1)).toEqual({ label: "Users", value: `${cell.retained} of ${cell.rate.n}` });
  const open = sample.cohorts?.[0]?.cells.findIndex(({ state }) => state === "open") ?? -1;
  expect(cellNote(sample, { cohort: 0, column: open }, words)?.remarks).toEqual(["May still change: closes on 27 May 2024."]);
  expect(cellNote(sample, { cohort: 0, column: open }, { ...words, dataEnd: "2030-01-01T00:00:00.000Z" })?.remarks).toEqual([
    "Not all of it lies in these dates.",
  ]);
  expect(cellNote(sample, { cohort: "average", column: 1 }, words)?.remarks).toEqual(["Pooled over 10 closed cohorts."]);
  expect(cellNote(sample, { cohort: 99, column: 1 }, words)).toBeNull();
});

test("the groups stand under the whole, with the same read-outs", () => {
  const { rows, columns } = groupsTable(sampleGroups, "week");
  expect(rows.map(({ group }) => group)).toEqual(["All", "pro", "<b>free</b>", "(not set)", "(other)"]);
  const members = (part: Pick<RetentionAnswer, "cohorts">) => part.cohorts?.reduce((sum, { size }) => sum + size, 0);
  expect(rows[0]?.size).toBe(members(sampleGroups));
  expect(rows[0]?.rate1).toBe(sampleGroups.average?.[1]?.rate.rate);
  expect(columns.filter(({ kind }) => kind === "rate").length).toBe(9);
});

test("the bars of the time away hold every unit, the tail in one", () => {
  const { gaps } = sampleGaps;
  if (!gaps) throw new Error("the sample has gaps");
  const bars = gapBars(gaps);
  expect(bars.reduce((sum, { units }) => sum + units, 0)).toBe(gaps.units);
  expect(bars.at(-1)).toEqual({ name: "60+", units: 20, backRate: 1 });
  expect(gapsNote(gaps, 6, "users")).toMatchObject({
    title: "Back after 7 days",
    lines: [{ value: "150" }, { value: "15.0%" }, { value: "88.0%" }],
  });
});
