import type { AdoptionAnswer, AdoptionResult, FeatureAnswer } from "./answer.ts";

/** Rules of semantics §9 that the answer breaks, in words; none for a sound answer. */
export function brokenInvariants(result: AdoptionResult): string[] {
  return [...new Set([...broken(result), ...(result.previous ? broken(result.previous) : [])])];
}

const rules: [string, (feature: FeatureAnswer) => boolean][] = [
  [
    "more actors use a feature than are active",
    ({ points = [], matrix }) => [...points, ...(matrix ? [matrix] : [])].some(({ users, base }) => users > base),
  ],
  [
    "there are fewer uses than users",
    ({ points = [], matrix }) => [...points, ...(matrix ? [matrix] : [])].some(({ users, uses }) => uses < users),
  ],
  ["cumulative adoption falls, or passes the base", ({ adopters = [] }) => adopters.some(falls)],
  ["a stage holds more than the one before", ({ stages }) => stages !== undefined && !descends(stages)],
  [
    "not everybody who starts has adopted or is censored",
    ({ timeToAdopt }) => timeToAdopt !== undefined && timeToAdopt.steps[0]?.atRisk !== (timeToAdopt.actors || undefined),
  ],
  [
    "more come back than there are",
    ({ retention }) =>
      retention !== undefined &&
      Object.values(retention)
        .flat()
        .some(({ eligible, returned }) => returned > eligible || returned < 0),
  ],
];

function broken({ features }: AdoptionAnswer): string[] {
  return rules.filter(([, breaks]) => features.some(breaks)).map(([says]) => says);
}

function falls(
  { cumulative }: NonNullable<FeatureAnswer["adopters"]>[number],
  index: number,
  all: NonNullable<FeatureAnswer["adopters"]>,
): boolean {
  return cumulative.users > cumulative.base || cumulative.users < (all[index - 1]?.cumulative.users ?? 0);
}

function descends({ exposed, tried, repeated, regular }: NonNullable<FeatureAnswer["stages"]>): boolean {
  return exposed >= tried && tried >= repeated && repeated >= (regular ?? 0);
}
