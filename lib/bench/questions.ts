import type { Question } from "./question.ts";
import { adoptionQuestions } from "./questions/adoption.ts";
import { funnelQuestions } from "./questions/funnels.ts";
import { lifecycleQuestions } from "./questions/lifecycle.ts";
import { pathQuestions } from "./questions/paths.ts";
import { peopleQuestions } from "./questions/people.ts";
import { retentionQuestions } from "./questions/retention.ts";
import { stickinessQuestions } from "./questions/stickiness.ts";
import { trendsQuestions } from "./questions/trends.ts";

/** Every question; a kind of report adds its own. */
export const questions: readonly Question[] = [
  ...funnelQuestions,
  ...retentionQuestions,
  ...lifecycleQuestions,
  ...stickinessQuestions,
  ...pathQuestions,
  ...trendsQuestions,
  ...adoptionQuestions,
  ...peopleQuestions,
];
