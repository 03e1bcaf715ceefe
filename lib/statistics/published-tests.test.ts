import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { logNormalTail } from "./special/normal.ts";
import { tailOf } from "./special/tail.ts";
import { welchTest } from "./welch-test.ts";

type Published = Record<"count_c" | "mean_c" | "variance_c" | "count_t" | "mean_t" | "variance_t" | "z" | "p", number> & { id: string };

/** 78 real experiments of ASOS (Liu et al. 2021, CC BY 4.0): sums of the last snapshots, and the figures that others printed of them. */
function published(): Published[] {
  const [head = "", ...lines] = readFileSync(new URL("./golden/asos/published.csv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    const numbers = names.slice(3).map((name, index) => [name, Number(cells[index + 3])]);
    return { ...Object.fromEntries(numbers), id: cells.slice(0, 3).join("/") };
  });
}

/** Published p values are 2 (1 − cdf): below 1e-15 their digits are lost, some are printed as 0. */
const lostDigits = 1e-15;

function isNear(found: number | null, expected: number, slack = 0): boolean {
  return found !== null && Math.abs(found - expected) <= 1e-10 * Math.abs(expected) + slack;
}

test("all 94 published z and p values are met to 10 digits", () => {
  const rows = published();
  const wrong = rows.filter(({ z, p, ...row }) => {
    const a = { n: row.count_c, mean: row.mean_c, variance: row.variance_c };
    const b = { n: row.count_t, mean: row.mean_t, variance: row.variance_t };
    const { t } = welchTest({ a, b, confidence: 0.95 });
    const found = tailOf(logNormalTail(Math.abs(t ?? Number.NaN)) + Math.LN2).p;
    return !isNear(t, z) || !isNear(found, p, lostDigits);
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
  expect(rows.length).toBe(94);
  expect(rows.filter(({ p }) => p < 0.05).length).toBe(17);
});
