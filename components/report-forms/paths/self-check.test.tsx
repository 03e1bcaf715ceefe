import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { endingKeys } from "../../../lib/plan/paths.ts";
import type { Rows } from "../../../lib/reports/answer-rows.ts";
import { pathsDefinition } from "../../../lib/reports/paths/definition.ts";
import { pathsResult } from "../../../lib/reports/paths/result.ts";
import { Broken } from "../../report/broken.tsx";

type Row = Record<string, string | number | null>;

const definition = pathsDefinition.parse({ kind: "paths", range: { from: "2024-05-01", to: "2024-05-31" } });
const frame = { periods: { current: { from: "2024-05-01", to: "2024-05-31", timezone: "UTC" } }, dataEnd: 0 } as never;

const facts = { begin: 0, go_on: 0, end: 0, hidden: 0, continues: 0, events: 0, members: 1 };
const at = (step: number, key: number, name: string) => ({ step, from_key: key, from_kind: "value", from_name: name });

/** Ten paths from a; six go on to b and end there, four end at a. */
const sound: readonly Row[] = [
  { part: "starters", starters: 10 },
  { part: "total", edges: 3, count: 16 },
  { part: "edge", ...at(1, 1, "a"), to_key: 2, to_kind: "value", to_name: "b", count: 6 },
  { part: "edge", ...at(1, 1, "a"), to_key: endingKeys.end, count: 4 },
  { part: "edge", ...at(2, 2, "b"), to_key: endingKeys.end, count: 6 },
  { part: "node", ...facts, ...at(1, 1, "a"), arrive: 10, begin: 10, go_on: 6, end: 4 },
  { part: "node", ...facts, ...at(2, 2, "b"), arrive: 6, end: 6 },
  { part: "step", ...facts, step: 1, arrive: 10, begin: 10, go_on: 6, end: 4 },
  { part: "step", ...facts, step: 2, arrive: 6, end: 6 },
];

function asRows(list: readonly Row[]): Rows {
  const columns = [...new Set(list.flatMap((row) => Object.keys(row)))];
  return { columns, values: columns.map((column) => list.map((row) => row[column] ?? null)), rowCount: list.length };
}

const answered = (list: readonly Row[]) => pathsResult(asRows(list), definition, frame);
const changed = (index: number, change: Row) => sound.map((row, at) => (at === index ? { ...row, ...change } : row));

test("sums that come out leave the page alone", () => {
  expect(answered(sound)).toMatchObject({ starters: 10, broken: [] });
});

test.each<[string, readonly Row[]]>([
  ["an edge was cut before it was counted", sound.toSpliced(2, 1)],
  ["an edge was counted twice", changed(3, { count: 5 })],
  ["the total was taken after folding", changed(1, { count: 12 })],
  ["a path neither goes on nor ends", changed(7, { end: 3 })],
  ["a node was lost", sound.toSpliced(6, 1)],
  ["a path has no beginning", changed(0, { starters: 11 })],
])("the page's self-check turns red when %s", (_, rows) => {
  const { broken } = answered(rows);
  expect(broken.length).toBeGreaterThan(0);
  const page = renderToStaticMarkup(<Broken broken={broken} hash="abc" />);
  expect(page).toContain('role="alert"');
  expect(page).toContain("text-danger");
  expect(page).toContain("These numbers contradict each other, so they are not shown");
  for (const each of broken) expect(page).toContain(each);
});
