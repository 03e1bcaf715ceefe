import { describe, expect, test } from "vitest";
import { expectGoldenPicture } from "../../testing/golden-picture.ts";
import { pointNote } from "./chart/points.ts";
import { sample } from "./chart/sample.ts";
import { groupsTable, pointsTable } from "./chart/table.ts";
import { lifecycleChart } from "./chart.ts";

const folder = new URL("./golden/", import.meta.url);

describe("golden pictures", () => {
  test.each(["light", "dark"] as const)("weeks, %s", (theme) => {
    const option = lifecycleChart({ interval: "week" }, sample, { theme });
    if (option) expectGoldenPicture(folder, `weeks-${theme}`, option);
    expect(option).not.toBeNull();
  });
});

test("an interval that has not begun is blank, an open one says until when", () => {
  const option = lifecycleChart({ interval: "week" }, sample, { theme: "light" }) as { series: { data: { value: number | null }[] }[] };
  expect(option.series.slice(0, 4).map(({ data }) => data[6]?.value)).toEqual([null, null, null, null]);
  expect(pointNote({ points: sample.points ?? [] }, 5, { interval: "week", theme: "light" })?.remarks?.[0]).toContain("until");
});

test("open intervals are left out of a group's sums", () => {
  const points = sample.points ?? [];
  const closed = points.slice(0, 5).reduce((sum, point) => sum + point.new, 0);
  expect(groupsTable(sample).rows[0]).toMatchObject({ group: "All", new: closed });
  expect(pointsTable(points).rows[5]).toMatchObject({ state: "still open" });
});
