import { afterAll, beforeAll, expect, it } from "vitest";
import { type SmallGeneration, smallGeneration } from "../../lib/engine/testing/small-generation.ts";
import { startExport } from "./start-export.ts";

let data: SmallGeneration;
beforeAll(async () => {
  data = await smallGeneration("start-export");
});
afterAll(() => data.remove());

it("refuses what cannot be compiled in words, as a question about people does", async () => {
  const filters = [{ of: "cohort", op: "is", value: "buyers" }];
  const question = { ask: "export", range: { from: "all" }, filters };
  const asked = JSON.stringify({ question, format: "csv", expected: 1 });
  expect(await startExport(data.generation, asked, { principal: { is: "open" }, owner: "test" })).toEqual({
    ok: false,
    message: 'there is no cohort "buyers"',
  });
});
