import type { PathsDefinition } from "../../reports/paths/definition.ts";
import type { PathsResult } from "../../reports/paths/result/answer.ts";
import type { KindTests } from "../kind-tests.ts";
import { pathDifferences } from "./differences.ts";
import { expectation } from "./expectation.ts";
import { pathsGoldens } from "./goldens.ts";
import { judgePaths } from "./judge.ts";
import { randomPaths } from "./random.ts";
import { randomPathLog } from "./random-log.ts";
import { evaluatePaths } from "./reference.ts";

/** How paths are tested. */
export const pathsTests: KindTests<PathsDefinition, PathsResult> = {
  /** What the case files leave out is what their peer does: all nodes, no endings, steps from each path's first node. */
  prepare: (report) => ({ maxNodesPerStep: null, dropOff: false, align: "start", ...report }),
  judge: judgePaths,
  reference: evaluatePaths,
  random: randomPaths,
  log: randomPathLog,
  differences: ({ reference, product }) => pathDifferences(reference, product),
  expectation,
  goldens: pathsGoldens,
};
