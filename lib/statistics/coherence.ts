import type { Pair } from "./arm.ts";
import { chiSquarePair } from "./chi-square-test.ts";
import { newcombeInterval } from "./newcombe-interval.ts";
import { scoreDifferenceInterval } from "./score-interval.ts";

/** Pearson's p beside Newcombe's and Mee's 95 % limits: only Mee's is sure to exclude 0 exactly when p < 0.05. */
export function coherence({ a, b }: Pair) {
  const newcombe = newcombeInterval({ a, b, confidence: 0.95 });
  const mee = scoreDifferenceInterval({ a, b, confidence: 0.95, variant: "mee" });
  return {
    pPearson: chiSquarePair({ a, b }).p,
    newcombeLow: newcombe?.low ?? null,
    newcombeHigh: newcombe?.high ?? null,
    meeLow: mee?.low ?? null,
    meeHigh: mee?.high ?? null,
  };
}
