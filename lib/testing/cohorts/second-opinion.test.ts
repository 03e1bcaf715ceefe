import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ReportDefinition } from "../../run-report.ts";
import { testsOf } from "../kinds.ts";
import { openProduct, type Product } from "../open-product.ts";
import { randomCohorts } from "../random-cohort.ts";
import { randomLog, randomLogOfWeeks } from "../random-log.ts";
import { rangeFor, record } from "../random-report.ts";

const logs = Number(process.env.SECOND_OPINION_LOGS ?? 40);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 20241003);
const questionsPerLog = Number(process.env.SECOND_OPINION_QUESTIONS ?? 6);

const membership = (op: string, value: string, asOf?: "event") => ({ of: "cohort", op, value, ...(asOf ? { asOf } : {}) });

/** Events and users counted through a cohort: in it, not in it, by it, as of now and as of the event. */
const question = record({
  kind: fc.constant("trends"),
  range: rangeFor("day"),
  timezone: fc.constantFrom("UTC", "Europe/Rome", "Australia/Lord_Howe"),
  weekStart: fc.constantFrom("monday", "sunday"),
  identity: fc.constantFrom("merged", "merged", "raw"),
  daysOfWeek: fc.constantFrom<unknown>(undefined, undefined, undefined, [6, 7]),
  interval: fc.constant("month"),
  series: fc.constantFrom(
    [{ event: null, measure: "unique_users" }],
    [{ event: null, measure: "total" }],
    [{ event: "a", where: [membership("is", "before", "event")], measure: "total" }],
  ),
  filters: fc.constantFrom(
    [membership("is", "behaved")],
    [membership("is_not", "behaved")],
    [membership("is", "before", "event")],
    [membership("is_not", "before", "event")],
  ),
  breakdown: fc.constantFrom<unknown>(undefined, undefined, { of: "cohort", cohorts: ["behaved", "c1"] }),
  cohorts: randomCohorts,
});

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

it(`the second opinion agrees on cohorts over ${logs} random logs, ${questionsPerLog} questions each, in both spellings (seed ${seed})`, async () => {
  const { definition: shape } = (await import("../../reports/trends/index.ts")).trends;
  const { reference, differences } = testsOf("trends");
  const questions = fc.array(question, { minLength: questionsPerLog, maxLength: questionsPerLog });
  for (const [log, asked] of fc.sample(fc.tuple(fc.oneof(randomLog, randomLogOfWeeks), questions), { numRuns: logs, seed })) {
    const unique = { ...log, events: log.events.map(({ id: _, ...event }) => event) };
    for (const definition of asked.map((each) => shape.parse(each) as ReportDefinition)) {
      for (const spelling of ["fast", "portable"] as const) {
        const answer = await product.open(spelling)(unique)(definition);
        const found = differences({ reference: reference(unique, definition, answer), product: answer }, definition);
        expect(found, `${spelling} ${JSON.stringify({ log: unique, definition })}`).toEqual([]);
      }
    }
  }
}, 7_200_000);
