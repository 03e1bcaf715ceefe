import type { AdoptionDefinition } from "../../reports/adoption/definition.ts";
import type { AdoptionResult } from "../../reports/adoption/result/answer.ts";
import type { KindTests } from "../kind-tests.ts";
import { randomLogOfWeeks } from "../random-log.ts";
import { adoptionDifferences } from "./differences.ts";
import { expectation } from "./expectation.ts";
import { adoptionGoldens } from "./goldens.ts";
import { judgeAdoption } from "./judge.ts";
import { randomAdoption } from "./random.ts";
import { evaluateAdoption } from "./reference.ts";

/** How adoption is tested. */
export const adoptionTests: KindTests<AdoptionDefinition, AdoptionResult> = {
  judge: judgeAdoption,
  reference: evaluateAdoption,
  log: randomLogOfWeeks,
  random: randomAdoption,
  differences: adoptionDifferences,
  expectation,
  goldens: adoptionGoldens,
};
