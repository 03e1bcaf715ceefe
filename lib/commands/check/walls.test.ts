import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { importsOf } from "./imports.ts";
import { breaches, walls } from "./walls.ts";

const root = mkdtempSync(join(tmpdir(), "parquetry-walls-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function judged(files: Record<string, string>): string[] {
  const tree = mkdtempSync(join(root, "tree-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  return [...new Set(breaches(importsOf(tree, ["."])).map(({ wall }) => wall))].sort();
}

const planted: Record<string, { fault: Record<string, string>; also?: string[] }> = {
  "report-kinds-are-strangers": { fault: { "lib/reports/funnel/plan.ts": `import type { A } from "../paths/plan.ts";` } },
  "reports-know-no-dialect": {
    fault: { "lib/reports/funnel/plan.ts": `export const f = async () => (await import("../../sql/print.ts")).print;` },
  },
  "people-speak-in-plans": { fault: { "lib/people/person.ts": `import { print } from "../sql/print.ts";` } },
  "lib-knows-no-react": { fault: { "lib/format.ts": `import type { ReactNode } from "react";` } },
  "only-engine-touches-duckdb": { fault: { "app/page.tsx": `import { DuckDBInstance } from "@duckdb/node-api"; export const a = <b />;` } },
  "chart-reads-only-result": { fault: { "lib/reports/funnel/chart.ts": `import { planFunnel } from "./plan.ts";` } },
  "echarts-by-type-only": { fault: { "components/report/page.tsx": `import { init, type ECharts } from "echarts/core";` } },
  "no-cycles": { fault: { "lib/plan/a.ts": `export * from "./b.ts";`, "lib/plan/b.ts": `import { a } from "./a.ts";` } },
  floors: { fault: { "lib/plan/verb.ts": `import { range } from "../vocabulary/range.ts";` } },
  "components-know-no-app": { fault: { "components/ui/menu.tsx": `import { save } from "../../app/actions.ts";` }, also: ["floors"] },
  "forms-are-strangers": { fault: { "components/report-forms/cards/unit-field.tsx": `import type { S } from "../funnel/draft.ts";` } },
  "shared-screens-know-no-form": { fault: { "components/report/page.tsx": `import { forms } from "../report-forms/index.tsx";` } },
  "store-only-through-drizzle": { fault: { "lib/access/session.ts": `import { createClient } from "@libsql/client";` } },
  "key-figures-are-reports": { fault: { "lib/kpis/revenue.ts": `import { runReport } from "../run-report.ts";` }, also: ["floors"] },
  "vocabulary-and-sql-are-strangers": { fault: { "lib/sql/print.ts": `import { range } from "../vocabulary/range.ts";` } },
  "imports-name-their-file": { fault: { "lib/plan/a.ts": `import { b } from "./b";` } },
};

for (const [name, { fault, also = [] }] of Object.entries(planted)) {
  test(`${name} is reported when broken`, () => expect(judged(fault)).toEqual([name, ...also].sort()));
}

for (const fault of [
  `import type { FunnelPlan } from "../plan.ts";`,
  `import type { Statement } from "../../../sql/statement.ts";`,
  `import { funnelDefinition } from "../definition.ts";`,
  `import type { Plan } from "../../../plan/plan.ts";`,
])
  test(`a chart may not ${fault}`, () =>
    expect(judged({ "lib/reports/funnel/chart/steps.ts": fault })).toContain("chart-reads-only-result"));

for (const fault of [
  `import { without } from "../paths/draft.ts";`,
  `import type { PathsResult } from "../../../lib/reports/paths/result/answer.ts";`,
  `import { reportForms } from "../index.tsx";`,
])
  test(`a form may not ${fault}`, () =>
    expect(judged({ "components/report-forms/funnel/form.tsx": fault })).toContain("forms-are-strangers"));

test("every wall has been seen to fail", () => {
  const names = [...walls.map(({ name }) => name), "floors", "no-cycles"];
  expect(names.filter((name) => !planted[name])).toEqual([]);
});

test("what the house allows is silent", () => {
  const allowed = {
    "lib/reports/funnel/chart.ts": `import type { EChartsOption } from "echarts"; import { rate } from "../../format.ts"; import type { R } from "./result.ts";`,
    "lib/reports/funnel/chart/sweep.ts": `import type { A } from "../result/answer.ts"; import type { D } from "../definition.ts"; import { steps } from "./steps.ts"; import type { W } from "../../../vocabulary/duration.ts";`,
    "lib/reports/index.ts": `import { funnel } from "./funnel/index.ts";`,
    "lib/engine/gate.ts": `import { DuckDBInstance } from "@duckdb/node-api"; import type { S } from "../sql/statement.ts";`,
    "lib/plan/a.ts": `import type { B } from "./b.ts"; import { z } from "zod";`,
    "lib/plan/b.ts": `import { type A } from "./a.ts";`,
    "components/chart/draw.tsx": `import { init } from "echarts/core"; export const c = <i />;`,
    "components/report-forms/funnel/form.tsx": `import { c } from "../cards/card.tsx"; import type { D } from "../../../lib/reports/funnel/definition.ts"; import { d } from "./draft.ts"; import { a } from "../../../lib/reports/address.ts";`,
    "app/page.tsx": `import { draw } from "../components/chart/draw.tsx"; export default draw;`,
  };
  expect(judged(allowed)).toEqual([]);
});
