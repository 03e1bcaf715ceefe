import type { LifecycleDefinition } from "../../reports/lifecycle/definition.ts";
import type { LifecycleResult } from "../../reports/lifecycle/result/answer.ts";
import type { KindTests } from "../kind-tests.ts";
import { randomLogOfMonths } from "../random-log-of-months.ts";
import { lifecycleDifferences } from "./differences.ts";
import { expectation } from "./expectation.ts";
import { lifecycleGoldens } from "./goldens.ts";
import { judgeLifecycle } from "./judge.ts";
import { randomLifecycle } from "./random.ts";
import { evaluateLifecycle } from "./reference.ts";
import { settled } from "./settled.ts";

/** How lifecycles are tested. */
export const lifecycleTests: KindTests<LifecycleDefinition, LifecycleResult> = {
  judge: judgeLifecycle,
  reference: evaluateLifecycle,
  log: randomLogOfMonths,
  random: randomLifecycle,
  settled,
  differences: lifecycleDifferences,
  expectation,
  goldens: lifecycleGoldens,
};
