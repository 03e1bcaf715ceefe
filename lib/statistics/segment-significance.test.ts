import { expect, test } from "vitest";
import { type Segment, segmentSignificance } from "./segment-significance.ts";

function segment(group: string, converted: number, settled: number): Segment {
  return { group, converted, settled };
}

test("against a baseline: README's 200/2000 and 250/2000, difference b − a, p without Yates", () => {
  const [baseline, row] = segmentSignificance([segment("a", 200, 2000), segment("b", 250, 2000)], "a");
  expect(baseline).toEqual({ group: "a", difference: null, low: null, high: null, pValue: null, adjustedPValue: null, reason: "BASELINE" });
  expect(row?.difference).toBeCloseTo(0.025, 15);
  expect(row?.pValue).toBeCloseTo(0.01235, 5);
  expect(row?.adjustedPValue).toBe(row?.pValue);
  expect([row?.low, row?.high].map((limit) => limit?.toFixed(4))).toEqual(["0.0054", "0.0446"]);
});

test("each against the rest is the comparison with all others together", () => {
  const segments = [segment("a", 200, 2000), segment("b", 250, 2000), segment("c", 300, 2100)];
  const rest = segmentSignificance(segments, null)[1];
  const merged = segmentSignificance([segment("rest", 500, 4100), segment("b", 250, 2000)], "rest")[1];
  expect({ ...rest, adjustedPValue: null }).toEqual({ ...merged, adjustedPValue: null });
});

test("Holm counts only the groups that were compared", () => {
  const segments = [segment("a", 200, 2000), segment("b", 250, 2000), segment("c", 260, 2000), segment("small", 9, 90)];
  const [, b, c, small] = segmentSignificance(segments, "a");
  expect(c?.adjustedPValue).toBeCloseTo(2 * (c?.pValue ?? 0), 15);
  expect(b?.adjustedPValue).toBe(b?.pValue);
  expect(small?.reason).toBe("TOO_FEW_USERS");
});

test("Fisher decides when the smallest expected count is below 5", () => {
  const row = segmentSignificance([segment("a", 1, 100), segment("b", 13, 400)], "a")[1];
  expect(row?.pValue).toBeCloseTo(0.32064228335908906, 12);
});

test("too little data is named", () => {
  const reason = (a: Segment, b: Segment) => segmentSignificance([a, b], a.group)[1]?.reason;
  expect(reason(segment("a", 10, 99), segment("b", 10, 100))).toBe("TOO_FEW_USERS");
  expect(reason(segment("a", 2, 500), segment("b", 7, 500))).toBe("TOO_FEW_EVENTS");
  expect(reason(segment("a", 498, 500), segment("b", 493, 500))).toBe("TOO_FEW_EVENTS");
  expect(reason(segment("a", 3, 500), segment("b", 7, 500))).toBe(null);
  expect(reason(segment("a", 0, 500), segment("b", 0, 500))).toBe("NO_CONVERSIONS");
  expect(reason(segment("a", 500, 500), segment("b", 400, 400))).toBe("ALL_CONVERTED");
  expect(reason(segment("a", 0, 0), segment("b", 40, 400))).toBe("EMPTY_ARM");
  expect(reason(segment("a", 7, 5), segment("b", 40, 400))).toBe("INVALID_COUNTS");
  expect(segmentSignificance([segment("only", 40, 400)], null)[0]?.reason).toBe("SINGLE_ARM");
  expect(segmentSignificance([segment("a", 40, 400), segment("b", 40, 400)], "gone")[0]?.reason).toBe("NO_BASELINE");
});
