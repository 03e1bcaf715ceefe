import { kaplanMeier, type SurvivalStep } from "../../../statistics/kaplan-meier.ts";
import type { AdoptionStep, TimeToAdopt } from "./answer.ts";
import { type Feature, sumOf } from "./counts.ts";
import type { Reading, ViewResult } from "./reading.ts";

/** How long it takes until each feature is used for the first time. */
export const timeResult: ViewResult = (features, reading) => ({
  features: features.map((feature) => ({ ...feature, timeToAdopt: timeOf(feature, reading) })),
});

function timeOf(feature: Feature, { definition, counts }: Reading): TimeToAdopt {
  const started = counts.of("started", definition.since === "released" ? feature : undefined);
  const [left, adopted] = [counts.of("left", feature), counts.of("adopted", feature)];
  const censored = new Map([...started].map(([time, count]) => [time, count - (left.get(time) ?? 0)]));
  const times = [...new Set([...adopted.keys(), ...censored.keys()])].sort((a, b) => a - b);
  const all = times.map((time) => ({ time, events: adopted.get(time) ?? 0, censored: censored.get(time) ?? 0 }));
  const { steps, median } = kaplanMeier(all.filter(({ events, censored: own }) => events + own > 0));
  const adoptedCount = sumOf(adopted);
  const censoredCount = sumOf(censored);
  return {
    actors: adoptedCount + censoredCount,
    adopted: adoptedCount,
    censored: censoredCount,
    usedBefore: counts.number("used_before", feature),
    steps: steps.map(stepOf),
    median,
  };
}

function stepOf({ time, atRisk, events, censored, survival, band }: SurvivalStep): AdoptionStep {
  return {
    time,
    atRisk,
    adopted: events,
    censored,
    share: 1 - survival,
    low: band ? 1 - band.high : null,
    high: band ? 1 - band.low : null,
  };
}
