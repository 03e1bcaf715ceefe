import type { ReportKindName } from "../reports/index.ts";
import type { AnswerBase, DefinitionBase } from "../reports/kind.ts";
import { adoptionTests } from "./adoption/tests.ts";
import { experimentTests } from "./experiment/tests.ts";
import { funnelTests } from "./funnel/tests.ts";
import type { KindTests } from "./kind-tests.ts";
import { lifecycleTests } from "./lifecycle/tests.ts";
import { pathsTests } from "./paths/tests.ts";
import { retentionTests } from "./retention/tests.ts";
import { stickinessTests } from "./stickiness/tests.ts";
import { trendsTests } from "./trends/tests.ts";

/** The tests of every kind of report. */
const kinds = {
  funnel: funnelTests,
  retention: retentionTests,
  lifecycle: lifecycleTests,
  stickiness: stickinessTests,
  paths: pathsTests,
  trends: trendsTests,
  adoption: adoptionTests,
  experiment: experimentTests,
} satisfies Record<ReportKindName, unknown>;

/** The tests of one kind, whatever it is. */
export function testsOf(kind: ReportKindName): KindTests<DefinitionBase, AnswerBase> {
  return kinds[kind] as unknown as KindTests<DefinitionBase, AnswerBase>;
}
