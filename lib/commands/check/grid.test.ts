import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { reportKinds } from "../../reports/index.ts";

/** Columns of the grid: what outgrows its file lies in a folder of the same name, a test beside its subject. */
const columns = ["definition", "plan", "result", "chart", "index", "cases", "golden"];
/** Only kinds that say why a unit is where it is. */
const optional = "witness";
const root = join(import.meta.dirname, "../../..");

const columnOf = (entry: string): string => entry.replace(/(\.test)?\.ts$/, "");

describe.each(Object.keys(reportKinds))("the folder of a %s", (kind) => {
  const entries = readdirSync(join(root, "lib/reports", kind));

  test("shows the columns of the grid, all of them and nothing else", () => {
    expect([...new Set([...entries.map(columnOf), optional])].sort()).toEqual([...columns, optional].sort());
  });

  test("has a form and a second opinion", () => {
    expect(existsSync(join(root, "components/report-forms", kind, "screen.tsx"))).toBe(true);
    expect(existsSync(join(root, "lib/testing", kind, "tests.ts"))).toBe(true);
    expect(existsSync(join(root, "lib/testing", kind, "second-opinion.test.ts"))).toBe(true);
  });
});

test("a stray file is seen", () => {
  expect(columns).not.toContain(columnOf("helpers.ts"));
  expect(columns).not.toContain(columnOf("chart-steps.ts"));
});
