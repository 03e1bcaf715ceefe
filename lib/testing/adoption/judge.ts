import { z } from "zod";
import type { AdoptionDefinition } from "../../reports/adoption/definition.ts";
import type { AdoptionResult } from "../../reports/adoption/result/answer.ts";
import type { Ask } from "../kind-tests.ts";
import { subsetDifferences, valueAt } from "../subset-differences.ts";
import { expectation } from "./expectation.ts";

const facts = z.strictObject({
  features: z.array(z.record(z.string(), z.unknown())).nullish(),
  hiddenFeatures: z.number().nullish(),
  cuts: z.record(z.string(), z.number()).nullish(),
  active: z.array(z.record(z.string(), z.unknown())).nullish(),
  actors: z.array(z.record(z.string(), z.unknown())).nullish(),
  actorCount: z.number().nullish(),
  partial: z.array(z.string()).nullish(),
  period: z.record(z.string(), z.string()).nullish(),
  withoutActor: z.number().nullish(),
  previous: z.record(z.string(), z.unknown()).nullish(),
  /** How far a number may lie from a published, rounded one. */
  tolerance: z.number().nullish(),
  /** Paths that must be null, such as features.0.stages.regular. */
  unset: z.array(z.string()).nullish(),
});

/** Everything that a case asserts and the answer does not give, one sentence each. */
export async function judgeAdoption(
  expect: Record<string, unknown>,
  definition: AdoptionDefinition,
  ask: Ask<AdoptionDefinition, AdoptionResult>,
): Promise<string[]> {
  const { tolerance, unset, ...expected } = facts.parse(expect);
  const found = expectation(await ask(definition));
  return [
    ...subsetDifferences("", { expected, found }, tolerance ?? 0),
    ...(unset ?? []).flatMap((path) =>
      valueAt(found, path) === null ? [] : [`${path}: expected unset, got ${JSON.stringify(valueAt(found, path))}`],
    ),
  ];
}
