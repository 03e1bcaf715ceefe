import { expect, test } from "vitest";
import { reseries, type TrendsDraft } from "./draft.ts";

const [a, b, c] = ["a", "b", "c"].map((event) => ({ event, measure: "total" as const })) as [
  TrendsDraft["series"][number],
  TrendsDraft["series"][number],
  TrendsDraft["series"][number],
];

test("formulas keep their series when these move", () => {
  const draft: TrendsDraft = { series: [a, b, c], formula: ["a / (B + 2)", { expression: "C*100", label: "Hundred C" }] };
  const moved = reseries(draft, [
    { each: c, from: 2 },
    { each: a, from: 0 },
    { each: b, from: 1 },
  ]);
  expect(moved.formula).toEqual(["B / (C + 2)", { expression: "A*100", label: "Hundred C" }]);
});

test("a formula goes with the series it needs", () => {
  const draft: TrendsDraft = { series: [a, b, c], formula: ["A/B", "C/B"] };
  expect(
    reseries(draft, [
      { each: b, from: 1 },
      { each: c, from: 2 },
    ]).formula,
  ).toEqual(["B/A"]);
  expect(reseries(draft, [{ each: b, from: 1 }])).toMatchObject({ formula: undefined });
});

test("without formulas none appears", () => {
  expect(reseries({ series: [a] }, [{ each: a, from: 0 }])).toEqual({ series: [a], part: undefined });
});
