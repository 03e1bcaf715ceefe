import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readFunnelCases } from "../case.ts";
import { judgeCase } from "./judge.ts";
import { openReference } from "./reference.ts";

const cases = readFunnelCases(fileURLToPath(new URL("../../reports/funnel/cases/peer.json", import.meta.url)));

describe("the reference", () => {
  it.each(cases.map((each) => [each.id, each] as const))("gives what %s asserts", async (_, given) => {
    expect(await judgeCase(given, openReference)).toEqual([]);
  });
});
