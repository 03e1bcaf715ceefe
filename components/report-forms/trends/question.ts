import { readingPhrases } from "../../../lib/reports/trends/definition/reading.ts";
import { type TrendsDefinition, trendsDefinition } from "../../../lib/reports/trends/definition.ts";
import { wholeEvent, wholeShared } from "../../inputs/whole.ts";
import type { Question } from "../../report/question.ts";
import type { TrendsDraft } from "./draft.ts";

/** How a trend is written: it begins with its first series. */
export const trendsQuestion: Question<TrendsDefinition, TrendsDraft> = {
  kind: "trends",
  schema: trendsDefinition,
  standIn: { series: [{ event: null, measure: "total" }] },
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  begun: ({ series }) => series.length > 0,
  runnable: (draft) => ({ ...wholeShared(draft), series: draft.series.map((each) => wholeEvent(each)) }),
};
