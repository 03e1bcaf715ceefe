import type { TrendsDefinition } from "../../reports/trends/definition.ts";
import type { TrendsResult } from "../../reports/trends/result/answer.ts";
import type { KindTests } from "../kind-tests.ts";
import { randomLogOfWeeks } from "../random-log.ts";
import { trendsDifferences } from "./differences.ts";
import { expectation } from "./expectation.ts";
import { trendsGoldens } from "./goldens.ts";
import { judgeTrends } from "./judge.ts";
import { randomTrends } from "./random.ts";
import { evaluateTrends } from "./reference.ts";

/** How trends are tested. */
export const trendsTests: KindTests<TrendsDefinition, TrendsResult> = {
  judge: judgeTrends,
  reference: evaluateTrends,
  log: randomLogOfWeeks,
  random: randomTrends,
  differences: trendsDifferences,
  expectation,
  goldens: trendsGoldens,
};
