import type { Question } from "./question.ts";
import { funnelQuestions } from "./questions/funnels.ts";
import { pathQuestions } from "./questions/paths.ts";
import { retentionQuestions } from "./questions/retention.ts";

/** Every question; a kind of report adds its own. */
export const questions: readonly Question[] = [...funnelQuestions, ...retentionQuestions, ...pathQuestions];
