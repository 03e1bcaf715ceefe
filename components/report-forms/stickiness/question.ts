import { readingPhrases } from "../../../lib/reports/stickiness/definition/reading.ts";
import { type StickinessDefinition, stickinessDefinition } from "../../../lib/reports/stickiness/definition.ts";
import { wholeEvent, wholeShared } from "../../inputs/whole.ts";
import type { Question } from "../../report/question.ts";
import type { StickinessDraft } from "./draft.ts";

/** How stickiness is written: it begins with its first series. */
export const stickinessQuestion: Question<StickinessDefinition, StickinessDraft> = {
  kind: "stickiness",
  schema: stickinessDefinition,
  standIn: { series: [{ event: null }] },
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  begun: ({ series }) => series.length > 0,
  runnable: (draft) => ({ ...wholeShared(draft), series: draft.series.map((each) => wholeEvent(each)) }),
};
