import type { RetentionPoint } from "./answer.ts";
import type { Feature, Tally } from "./counts.ts";
import type { Reading, ViewResult } from "./reading.ts";

/** Who came back to each feature, and whether its users came back at all more than others. */
export const retentionResult: ViewResult = (features, reading) => {
  const all = setOf("base", reading);
  return {
    features: features.map((feature) => {
      const adopters = setOf("adopters", reading, feature);
      const nonAdopters = all.map(({ index, eligible, returned }) =>
        pointOf(index, eligible - (adopters[index]?.eligible ?? 0), returned - (adopters[index]?.returned ?? 0)),
      );
      return { ...feature, retention: { usage: setOf("usage", reading, feature), adopters, nonAdopters } };
    }),
  };
};

function setOf(kind: string, { definition, counts }: Reading, feature?: Feature): RetentionPoint[] {
  const [until, returned] = [counts.of(`${kind}_until`, feature), counts.of(`${kind}_returned`, feature)];
  return Array.from({ length: definition.periods }, (_, index) => pointOf(index, atLeast(until, index), returned.get(index) ?? 0));
}

function atLeast(tally: Tally, index: number): number {
  return [...tally].reduce((sum, [last, count]) => (last >= index ? sum + count : sum), 0);
}

function pointOf(index: number, eligible: number, returned: number): RetentionPoint {
  return { index, eligible, returned, rate: eligible > 0 ? returned / eligible : null };
}
