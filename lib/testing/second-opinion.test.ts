import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FunnelDefinition } from "../reports/funnel/definition.ts";
import type { FunnelAnswer, FunnelResult } from "../reports/funnel/result/answer.ts";
import type { CaseLog } from "./case.ts";
import { answerDifferences } from "./compare-answers.ts";
import { randomFunnel } from "./funnel/random.ts";
import { evaluateFunnel } from "./funnel/reference.ts";
import { openProduct, type Product } from "./open-product.ts";
import { randomLog } from "./random-log.ts";

/*
 * Product against reference on random logs, through the real import and both spellings.
 * SECOND_OPINION_LOGS=3000 SECOND_OPINION_SEED=7 runs more, or others.
 */
const logs = Number(process.env.SECOND_OPINION_LOGS ?? 60);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 20241003);
const questionsPerLog = 4;

let product: Product;

beforeAll(async () => {
  product = await openProduct();
});

afterAll(async () => {
  await product.close();
});

/**
 * Leaves out what the rule book leaves open and the two sides decide differently, each on purpose: which groups a limit keeps in
 * the earlier period, bins when a unit is in several groups, an entry at the very instant of the exclusion that ended the last one.
 */
function settled(definition: FunnelDefinition, log: CaseLog): FunnelDefinition {
  const { breakdown, attempt, exclusions } = definition;
  const several = breakdown && (typeof breakdown.attribution === "object" || breakdown.attribution === "each" || breakdown.of === "cohort");
  const looksFolded = JSON.stringify(log).match(/\((?:other|not set)\)/) !== null;
  const limit = definition.compare || looksFolded ? { limit: 1000 } : {};
  return {
    ...definition,
    ...(breakdown
      ? {
          breakdown: {
            ...breakdown,
            ...limit,
            ...(several && definition.view === "timeToConvert" ? { attribution: "entry", of: "event", property: "p" } : {}),
          },
        }
      : {}),
    ...(attempt === "every" && exclusions.length > 0 ? { attempt: "best" } : {}),
  } as FunnelDefinition;
}

/** A row that is a duplicate of another in its id alone still links its two ids in the import; real re-deliveries are equal in full. */
function withoutFalseTwins({ events, ...rest }: CaseLog): CaseLog {
  return { ...rest, events: events.map(({ id, ...event }) => (event.anonymous_id && event.user ? event : { ...event, id })) };
}

/** Optional steps never gate: how many did not take one is counted, whether they still may is not compared. */
function comparable(answer: FunnelResult, definition: FunnelDefinition): FunnelResult {
  const trimmed = (one: FunnelAnswer): FunnelAnswer => {
    const steps = (list: NonNullable<FunnelAnswer["steps"]>) =>
      list.map((step) =>
        step.optional ? { ...step, dropped: 0, inWindow: 0, fromFirst: step.sinceFirst, fromPrevious: step.sinceFirst } : step,
      ) as typeof list;
    const { notReached, groupCount: _, actorCount: __, ...rest } = one;
    return {
      ...rest,
      ...(notReached === undefined || definition.attempt === "every" ? {} : { notReached }),
      ...(one.steps ? { steps: steps(one.steps) } : {}),
      ...(one.groups ? { groups: one.groups.map((group) => ({ ...group, steps: steps(group.steps) })) } : {}),
    };
  };
  const { previous, ...current } = answer;
  return { ...trimmed(current), ...(previous && definition.view !== "actors" ? { previous: trimmed(previous) } : {}) } as FunnelResult;
}

describe("the second opinion", () => {
  it(`agrees on ${logs} random logs, ${questionsPerLog} questions each, in both spellings (seed ${seed})`, async () => {
    const samples = fc.sample(fc.tuple(randomLog, fc.array(randomFunnel, { minLength: questionsPerLog, maxLength: questionsPerLog })), {
      numRuns: logs,
      seed,
    });
    for (const [log, definitions] of samples.map(([each, asked]) => [withoutFalseTwins(each), asked] as const)) {
      for (const definition of definitions.map((each) => settled(each, log))) {
        for (const spelling of ["fast", "portable"] as const) {
          const { answer } = await product.open(spelling)(log, definition);
          const reference = evaluateFunnel(
            log,
            definition,
            answer.sweep ? { sweepSeconds: answer.sweep.map((point) => point.windowSeconds) } : {},
          );
          const found = answerDifferences(comparable(reference, definition), comparable(answer, definition));
          expect(found, `${spelling} ${JSON.stringify({ log, definition })}`).toEqual([]);
        }
      }
    }
  }, 3_600_000);
});
