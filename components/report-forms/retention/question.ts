import { readingPhrases } from "../../../lib/reports/retention/definition/reading.ts";
import { type RetentionDefinition, retentionDefinition } from "../../../lib/reports/retention/definition.ts";
import { wholeEvent, wholeShared } from "../../inputs/whole.ts";
import type { Question } from "../../report/question.ts";
import type { RetentionDraft } from "./draft.ts";

/** How retention is written: it begins once both events are chosen. */
export const retentionQuestion: Question<RetentionDefinition, RetentionDraft> = {
  kind: "retention",
  schema: retentionDefinition,
  standIn: { start: { event: null }, return: { event: null } },
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  begun: ({ start, return: back }) => start !== undefined && back !== undefined,
  runnable: (draft) => ({
    ...wholeShared(draft),
    ...(draft.start ? { start: wholeEvent(draft.start) } : {}),
    ...(draft.return ? { return: wholeEvent(draft.return) } : {}),
  }),
};
