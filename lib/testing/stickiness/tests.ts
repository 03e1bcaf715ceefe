import type { StickinessDefinition } from "../../reports/stickiness/definition.ts";
import type { StickinessResult } from "../../reports/stickiness/result/answer.ts";
import type { KindTests } from "../kind-tests.ts";
import { randomLogOfMonths } from "../random-log-of-months.ts";
import { stickinessDifferences } from "./differences.ts";
import { expectation } from "./expectation.ts";
import { stickinessGoldens } from "./goldens.ts";
import { judgeStickiness } from "./judge.ts";
import { randomStickiness } from "./random.ts";
import { evaluateStickiness } from "./reference.ts";

/** How stickiness is tested. */
export const stickinessTests: KindTests<StickinessDefinition, StickinessResult> = {
  judge: judgeStickiness,
  reference: evaluateStickiness,
  log: randomLogOfMonths,
  random: randomStickiness,
  differences: stickinessDifferences,
  expectation,
  goldens: stickinessGoldens,
};
