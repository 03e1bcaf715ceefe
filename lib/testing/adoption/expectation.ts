import type { AdoptionAnswer, AdoptionResult, FeatureAnswer, Rate } from "../../reports/adoption/result/answer.ts";

/** A result under the keys of a case's `expect`, every number filled; rates are single numbers there. */
export function expectation(result: AdoptionResult): Record<string, unknown> {
  const { previous, ...current } = result;
  return { ...factsOf(current), ...(previous ? { previous: factsOf(previous) } : {}) };
}

function factsOf({ features, buckets, actors, ...rest }: AdoptionAnswer): Record<string, unknown> {
  return {
    ...rest,
    features: features.map(featureFacts),
    partial: buckets.filter(({ partial }) => partial).map(({ period }) => period),
    ...(actors ? { actors: actors.map(({ actor, uses, days }) => ({ actor, uses, days })) } : {}),
  };
}

function featureFacts({ points, matrix, powerUsers, ...rest }: FeatureAnswer): Record<string, unknown> {
  return {
    ...rest,
    ...(points ? { points: points.map((point) => ({ ...point, rate: rateFact(point.rate) })) } : {}),
    ...(matrix ? { matrix: { ...matrix, rate: rateFact(matrix.rate) } } : {}),
    ...(powerUsers ? { powerUsers: powerUsers.map(({ users }) => users) } : {}),
  };
}

function rateFact({ rate }: Rate): number | null {
  return rate;
}
