import { readingPhrases } from "../../../lib/reports/funnel/definition/reading.ts";
import { type FunnelDefinition, funnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import type { Question } from "../../report/question.ts";
import type { FunnelDraft } from "./draft.ts";
import { runnable } from "./runnable.ts";

/** How a funnel is written: it begins with its first step. */
export const funnelQuestion: Question<FunnelDefinition, FunnelDraft> = {
  kind: "funnel",
  schema: funnelDefinition,
  standIn: { steps: [{ event: null }] },
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  begun: ({ steps }) => steps.length > 0,
  runnable,
};
