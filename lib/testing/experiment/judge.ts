import { z } from "zod";
import type { ExperimentDefinition } from "../../reports/experiment/definition.ts";
import type { ExperimentResult } from "../../reports/experiment/result/answer.ts";
import type { Ask } from "../kind-tests.ts";
import { subsetDifferences, valueAt } from "../subset-differences.ts";
import { expectation } from "./expectation.ts";

const record = z.record(z.string(), z.unknown());

const facts = z.strictObject({
  exposure: record.nullish(),
  metrics: z.array(record).nullish(),
  planner: record.nullish(),
  exposures: z.array(record).nullish(),
  metric: record.nullish(),
  overTime: z.array(record).nullish(),
  segments: z.array(record).nullish(),
  segmentCount: z.number().nullish(),
  actors: z.array(record).nullish(),
  actorCount: z.number().nullish(),
  withoutActor: z.number().nullish(),
  period: z.record(z.string(), z.string()).nullish(),
  /** How far a number may lie from one that is written with few digits. */
  tolerance: z.number().nullish(),
  /** Paths that must be null, such as metrics.0.comparisons.0.p. */
  unset: z.array(z.string()).nullish(),
});

/** Everything that a case asserts and the answer does not give, one sentence each. */
export async function judgeExperiment(
  expect: Record<string, unknown>,
  definition: ExperimentDefinition,
  ask: Ask<ExperimentDefinition, ExperimentResult>,
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
