import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { reportKinds } from "../reports/index.ts";
import { readCases } from "./case.ts";
import { judgeCase, openReference } from "./judge-case.ts";

describe.each(Object.keys(reportKinds))("the reference of a %s", (kind) => {
  const folder = fileURLToPath(new URL(`../reports/${kind}/cases`, import.meta.url));
  const cases = readdirSync(folder).flatMap((file) => readCases(join(folder, file)));
  it.each(cases.map((each) => [each.id, each] as const))("gives what %s asserts", async (_, given) => {
    expect(await judgeCase(given, openReference)).toEqual([]);
  });
});
