import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { methods } from "./methods.ts";
import { mismatches, type OracleCase } from "./oracle-case.ts";

const cases = JSON.parse(readFileSync(new URL("./golden/oracle.json", import.meta.url), "utf8")) as OracleCase[];

test("every known answer is met", () => {
  const wrong = cases.flatMap((known) => mismatches(known).map((mismatch) => ({ id: known.id, ...mismatch })));
  expect(wrong).toEqual([]);
  expect(cases.length).toBe(418);
});

test("every method has a known answer", () => {
  expect(Object.keys(methods).sort()).toEqual([...new Set(cases.map(({ method }) => method))].sort());
});

test("answers just outside their tolerance are named, each field of each case", () => {
  for (const known of cases.filter(({ method }) => !method.startsWith("bayes_beta"))) {
    const { rel, abs } = known.tolerance;
    const numbers = Object.entries(known.expect).filter(([, value]) => typeof value === "number") as [string, number][];
    const moved = numbers.map(([key, value]) => [key, value + 3 * (rel * Math.abs(value) + abs) + 1e-300]);
    expect(mismatches({ ...known, expect: Object.fromEntries(moved) }), known.id).toHaveLength(numbers.length);
  }
});

test("an unknown method, a missing field and a shorter list fail", () => {
  const known: OracleCase = {
    id: "planted",
    method: "p_adjust",
    category: "core",
    input: { p: [0.01, 0.02], method: "holm" },
    expect: { adjusted: [0.02] },
    tolerance: { rel: 1, abs: 1, rel_only: [], exact: [] },
  };
  expect(mismatches(known)).toHaveLength(1);
  expect(mismatches({ ...known, expect: { missing: 1 } })).toHaveLength(1);
  expect(mismatches({ ...known, method: "toString" })).toHaveLength(1);
});
