import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { reportKinds } from "../reports/index.ts";
import { readCases } from "./case.ts";
import { judgeCase, openReference } from "./judge-case.ts";

describe.each(Object.keys(reportKinds))("the reference of a %s", (kind) => {
  const cases = readCases(fileURLToPath(new URL(`../reports/${kind}/cases/peer.json`, import.meta.url)));
  it.each(cases.map((each) => [each.id, each] as const))("gives what %s asserts", async (_, given) => {
    expect(await judgeCase(given, openReference)).toEqual([]);
  });
});
