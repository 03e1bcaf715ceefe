import type { FunnelAnswer } from "../../../reports/funnel/result/answer.ts";
import type { CaseSubject } from "../subject.ts";
import type { FunnelFacts } from "./facts.ts";

/** The facts of one period with the answer that has to show them. */
export type Comparison = {
  facts: FunnelFacts;
  answer: FunnelAnswer;
  subject: CaseSubject;
  of: "current" | "previous";
  toStep: number;
};
