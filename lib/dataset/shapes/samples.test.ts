import { join } from "node:path";
import { expect, test } from "vitest";
import { previewSource } from "../sources/index.ts";

const samples = join(import.meta.dirname, "../../../data/samples");

test.each([
  ["amplitude", 10],
  ["mixpanel", 5],
  ["segment", 1],
])("the sample of %s is recognised and every row is taken", async (shape, rows) => {
  const preview = await previewSource(join(samples, shape));
  expect(preview.shape).toBe(shape);
  expect(preview.problems).toEqual([]);
  expect(preview.rows.filter(({ role, rejected }) => role === "events" && rejected === null)).toHaveLength(rows);
});

test("our own simple files", async () => {
  const { rows, problems } = await previewSource(join(samples, "simple"));
  expect(problems).toEqual([]);
  expect(rows.map(({ role, event, user, properties, userProperties }) => [role, event, user, properties, userProperties])).toEqual([
    ["events", "page_viewed", null, { path: "/", "device.type": "mobile" }, {}],
    ["events", "user_signed_up", "u1", { plan: "free" }, {}],
    ["user_properties", null, "u1", {}, { country: "NL" }],
  ]);
});
