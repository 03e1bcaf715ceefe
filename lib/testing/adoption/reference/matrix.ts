import type { MatrixFacts, Quadrant, Spread } from "../../../reports/adoption/result/answer.ts";
import { percentile } from "../../reference/percentile.ts";
import { rateOf } from "./over-time.ts";
import { actorsOf, baseOf, daysOf, type Scene, type Used, usesIn } from "./scene.ts";

/** Breadth, depth and frequency of each feature, and the lines that cut the quadrants. */
export function matrixOf(
  features: readonly Used[],
  scene: Scene,
): { facts: MatrixFacts[]; cuts: { rate: number | null; frequency: number | null } } {
  const plain = features.map((feature) => factsOf(feature, scene));
  const cuts = {
    rate: percentile(
      plain.map(({ rate }) => rate.rate).filter((rate) => rate !== null),
      0.5,
    ),
    frequency: percentile(
      plain.map(({ frequency }) => frequency).filter((frequency) => frequency !== null),
      0.5,
    ),
  };
  return { facts: plain.map((facts) => ({ ...facts, quadrant: quadrantOf(facts, cuts) })), cuts };
}

function factsOf(feature: Used, scene: Scene): MatrixFacts {
  const uses = usesIn(feature, scene.span, scene);
  const actors = [...actorsOf(uses)];
  const base = baseOf(scene.span, scene).size;
  const own = actors.map((actor) => uses.filter((use) => use.actor === actor));
  const usesPerUser = spreadOf(own.map((list) => list.length));
  const daysPerUser = spreadOf(own.map((list) => daysOf(list, scene)));
  const frequency = (scene.definition.frequency === "uses" ? usesPerUser : daysPerUser).median;
  return {
    users: actors.length,
    uses: uses.length,
    base,
    rate: rateOf(actors.length, base),
    usesPerUser,
    daysPerUser,
    frequency,
    quadrant: null,
  };
}

function quadrantOf({ rate, frequency }: MatrixFacts, cuts: { rate: number | null; frequency: number | null }): Quadrant | null {
  if (rate.rate === null || frequency === null || cuts.rate === null || cuts.frequency === null) return null;
  const isOften = frequency >= cuts.frequency;
  if (rate.rate >= cuts.rate) return isOften ? "core" : "occasional";
  return isOften ? "niche" : "rare";
}

function spreadOf(values: readonly number[]): Spread {
  return { median: percentile(values, 0.5), p75: percentile(values, 0.75), p90: percentile(values, 0.9) };
}
