import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ReportKindName } from "../reports/index.ts";
import type { ReportDefinition } from "../run-report.ts";
import type { CaseLog } from "./case.ts";
import { testsOf } from "./kinds.ts";
import { openProduct, type Product } from "./open-product.ts";
import { randomLog } from "./random-log.ts";

const logs = Number(process.env.SECOND_OPINION_LOGS ?? 40);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 20241003);
const questionsPerLog = Number(process.env.SECOND_OPINION_QUESTIONS ?? 6);

/**
 * Tests a kind's product against its reference on random logs, through the real import and in both spellings.
 * `SECOND_OPINION_LOGS=3000 SECOND_OPINION_SEED=7 npm run unit -- lib/testing/funnel` asks about more, or others.
 */
export function secondOpinionOn(kind: ReportKindName): void {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
  });
  afterAll(async () => {
    await product.close();
  });
  it(`the second opinion agrees on a ${kind} over ${logs} random logs, ${questionsPerLog} questions each, in both spellings (seed ${seed})`, async () => {
    const { log: logOfKind = randomLog, random, settled, reference, differences } = testsOf(kind);
    const questions = fc.array(random, { minLength: questionsPerLog, maxLength: questionsPerLog });
    const samples = fc.sample(fc.tuple(logOfKind, questions), { numRuns: logs, seed });
    for (const [log, definitions] of samples.map(([each, asked]) => [withoutFalseTwins(each), asked] as const)) {
      for (const definition of definitions.map((each) => settled?.(each, log) ?? each)) {
        for (const spelling of ["fast", "portable"] as const) {
          const answer = await product.open(spelling)(log)(definition as ReportDefinition);
          const found = differences({ reference: reference(log, definition, answer), product: answer }, definition);
          expect(found, `${spelling} ${JSON.stringify({ log, definition })}`).toEqual([]);
        }
      }
    }
  }, 7_200_000);
}

/** A row that is a duplicate of another in its id alone still links its two ids in the import; real re-deliveries are equal in full. */
export function withoutFalseTwins({ events, ...rest }: CaseLog): CaseLog {
  return { ...rest, events: events.map(({ id, ...event }) => (event.anonymous_id && event.user ? event : { ...event, id })) };
}
