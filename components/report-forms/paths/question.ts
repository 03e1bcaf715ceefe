import { readingPhrases } from "../../../lib/reports/paths/definition/reading.ts";
import { type PathsDefinition, pathsDefinition } from "../../../lib/reports/paths/definition.ts";
import { wholeEvent, wholeShared } from "../../inputs/whole.ts";
import type { Question } from "../../report/question.ts";
import type { PathsDraft } from "./draft.ts";

/** How paths are written: with nothing said they are those of all sessions, so there is always something to ask. */
export const pathsQuestion: Question<PathsDefinition, PathsDraft> = {
  kind: "paths",
  schema: pathsDefinition,
  standIn: {},
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  begun: () => true,
  runnable: (draft) => ({
    ...wholeShared(draft),
    ...(draft.from ? { from: wholeEvent(draft.from) } : {}),
    ...(draft.to ? { to: wholeEvent(draft.to) } : {}),
    ...(draft.funnel ? { funnel: { ...draft.funnel, steps: draft.funnel.steps.map((each) => wholeEvent(each)) } } : {}),
  }),
};
