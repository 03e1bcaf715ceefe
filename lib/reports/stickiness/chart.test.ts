import { describe, expect, test } from "vitest";
import { expectGoldenPicture } from "../../testing/golden-picture.ts";
import { distributionNote } from "./chart/distribution.ts";
import { ratioNote } from "./chart/ratio.ts";
import { distributionSample, ratioSample } from "./chart/sample.ts";
import { distributionTable, ratioTable } from "./chart/table.ts";
import { curvesOf, stickinessChart } from "./chart.ts";

const folder = new URL("./golden/", import.meta.url);

describe("golden pictures", () => {
  test.each([
    ["distribution-light", "distribution", distributionSample, "light"],
    ["distribution-dark", "distribution", distributionSample, "dark"],
    ["ratio-light", "ratio", ratioSample, "light"],
  ] as const)("%s", (...[name, view, result, theme]) => {
    const option = stickinessChart({ view, interval: "day" }, result, { theme });
    expect(option).not.toBeNull();
    if (option) expectGoldenPicture(folder, name, option);
  });
});

test("a note says exactly or at least", () => {
  const words = { unit: "users", period: "day", theme: "light" } as const;
  const curves = curvesOf(distributionSample);
  expect(distributionNote(curves, 0, { ...words, cumulative: false })?.title).toBe("Active in exactly 1 day");
  expect(distributionNote(curves, 4, { ...words, cumulative: true })?.title).toBe("Active in 5 days or more");
  expect(distributionNote(curves, 99, { ...words, cumulative: true })).toBeNull();
});

test("points that can still change say so in note and table", () => {
  expect(ratioNote(ratioSample.ratio ?? [], 13, { theme: "light", interval: "day" })?.remarks).toHaveLength(2);
  const { rows } = ratioTable(ratioSample.ratio ?? []);
  expect([rows[0]?.state, rows[5]?.state, rows[13]?.state]).toEqual(["partial", "over", "can still change"]);
  expect(distributionTable(curvesOf(distributionSample), { periods: "Days" }).rows).toHaveLength(14);
});
