import type { ExperimentDefinition } from "../../reports/experiment/definition.ts";
import type { ExperimentResult } from "../../reports/experiment/result/answer.ts";
import type { KindTests } from "../kind-tests.ts";
import { experimentDifferences } from "./differences.ts";
import { expectation } from "./expectation.ts";
import { experimentGoldens } from "./goldens.ts";
import { judgeExperiment } from "./judge.ts";
import { randomExperiment } from "./random.ts";
import { randomExperimentLog } from "./random-log.ts";
import { evaluateExperiment } from "./reference.ts";

/** How an experiment is tested. */
export const experimentTests: KindTests<ExperimentDefinition, ExperimentResult> = {
  judge: judgeExperiment,
  reference: evaluateExperiment,
  log: randomExperimentLog,
  random: randomExperiment,
  differences: experimentDifferences,
  expectation,
  goldens: experimentGoldens,
};
