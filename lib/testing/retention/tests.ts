import type { RetentionDefinition } from "../../reports/retention/definition.ts";
import type { RetentionResult } from "../../reports/retention/result/answer.ts";
import type { KindTests } from "../kind-tests.ts";
import { randomLogOfMonths } from "../random-log-of-months.ts";
import { retentionDifferences } from "./differences.ts";
import { expectation } from "./expectation.ts";
import { retentionGoldens } from "./goldens.ts";
import { judgeRetention } from "./judge.ts";
import { prepare } from "./prepare.ts";
import { randomRetention } from "./random.ts";
import { evaluateRetention } from "./reference.ts";
import { settled } from "./settled.ts";

/** How retention is tested. */
export const retentionTests: KindTests<RetentionDefinition, RetentionResult> = {
  prepare,
  judge: judgeRetention,
  reference: evaluateRetention,
  log: randomLogOfMonths,
  random: randomRetention,
  settled,
  differences: retentionDifferences,
  expectation,
  goldens: retentionGoldens,
};
