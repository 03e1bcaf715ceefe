import { readingPhrases } from "../../../lib/reports/lifecycle/definition/reading.ts";
import { type LifecycleDefinition, lifecycleDefinition } from "../../../lib/reports/lifecycle/definition.ts";
import { wholeEvent, wholeShared } from "../../inputs/whole.ts";
import type { Question } from "../../report/question.ts";
import type { LifecycleDraft } from "./draft.ts";

/** How a lifecycle is written: it begins with the event that counts as activity. */
export const lifecycleQuestion: Question<LifecycleDefinition, LifecycleDraft> = {
  kind: "lifecycle",
  schema: lifecycleDefinition,
  standIn: { event: { event: null } },
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  begun: ({ event }) => event !== undefined,
  runnable: (draft) => ({ ...wholeShared(draft), ...(draft.event ? { event: wholeEvent(draft.event) } : {}) }),
};
