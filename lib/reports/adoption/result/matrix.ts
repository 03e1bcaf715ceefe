import type { AdoptionAnswer, FeatureAnswer, MatrixFacts, Quadrant, Spread } from "./answer.ts";
import { sumOf, type Tally } from "./counts.ts";
import { rateOf } from "./rate.ts";
import type { ViewResult } from "./reading.ts";

type Facts = Omit<MatrixFacts, "quadrant">;

/** Breadth, frequency and depth of each feature, and where the quadrants meet. */
export const matrixResult: ViewResult = (features, { definition, counts }) => {
  const base = counts.number("base");
  const found = features.map((feature) => {
    const [uses, days] = [spreadOf(counts.of("uses", feature)), spreadOf(counts.of("days", feature))];
    const users = sumOf(counts.of("uses", feature));
    const facts: Facts = {
      users,
      uses: [...counts.of("uses", feature)].reduce((sum, [each, count]) => sum + each * count, 0),
      base,
      rate: rateOf(users, base),
      usesPerUser: uses,
      daysPerUser: days,
      frequency: (definition.frequency === "days" ? days : uses).median,
    };
    return { feature, facts };
  });
  const cuts = cutsOf(found.map(({ facts }) => facts));
  return {
    features: found.map(({ feature, facts }): FeatureAnswer => ({ ...feature, matrix: { ...facts, quadrant: quadrantOf(facts, cuts) } })),
    cuts,
  };
};

function spreadOf(tally: Tally): Spread {
  return { median: percentile(tally, 0.5), p75: percentile(tally, 0.75), p90: percentile(tally, 0.9) };
}

/** Type 7: linear between the two nearest of the sorted values; unset without any. */
function percentile(tally: Tally, share: number): number | null {
  const place = (sumOf(tally) - 1) * share;
  if (place < 0) return null;
  const sorted = [...tally].sort(([a], [b]) => a - b);
  const [low, high] = [valueAt(sorted, Math.floor(place)), valueAt(sorted, Math.ceil(place))];
  return low + (high - low) * (place - Math.floor(place));
}

function valueAt(sorted: readonly (readonly [number, number])[], place: number): number {
  let passed = 0;
  for (const [value, count] of sorted) {
    passed += count;
    if (passed > place) return value;
  }
  return sorted.at(-1)?.[0] ?? 0;
}

type Cuts = NonNullable<AdoptionAnswer["cuts"]>;

/** The middle of the rates, and of the frequencies of the features that have users. */
function cutsOf(facts: readonly Facts[]): Cuts {
  return {
    rate: median(facts.flatMap(({ rate }) => rate.rate ?? [])),
    frequency: median(facts.flatMap(({ frequency }) => frequency ?? [])),
  };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)] ?? 0, sorted[Math.ceil(middle)] ?? 0];
  return low + (high - low) / 2;
}

function quadrantOf({ users, rate, frequency }: Facts, cuts: Cuts): Quadrant | null {
  if (users === 0 || cuts.rate === null || cuts.frequency === null) return null;
  const isWide = (rate.rate ?? 0) >= cuts.rate;
  const isOften = (frequency ?? 0) >= cuts.frequency;
  if (isOften) return isWide ? "core" : "niche";
  return isWide ? "occasional" : "rare";
}
