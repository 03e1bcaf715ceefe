import { readingPhrases } from "../../../lib/reports/adoption/definition/reading.ts";
import { type AdoptionDefinition, adoptionDefinition } from "../../../lib/reports/adoption/definition.ts";
import { wholeConditions, wholeEvent, wholeShared } from "../../inputs/whole.ts";
import type { Question } from "../../report/question.ts";
import type { AdoptionDraft } from "./draft.ts";

/** How adoption is written: it begins with its first feature, or with a property whose values are features. */
export const adoptionQuestion: Question<AdoptionDefinition, AdoptionDraft> = {
  kind: "adoption",
  schema: adoptionDefinition,
  standIn: { features: [{ event: null }] },
  instead: { features: "everyValueOf" },
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  begun: ({ features = [], everyValueOf }) => features.length > 0 || everyValueOf !== undefined,
  runnable: (draft) => {
    const { features, everyValueOf, active, exposure, since, eligible } = draft;
    return {
      ...wholeShared(draft),
      ...(features ? { features: features.map((each) => wholeEvent(each)) } : {}),
      ...(everyValueOf ? { everyValueOf: wholeEvent(everyValueOf) } : {}),
      ...(active ? { active: wholeEvent(active) } : {}),
      ...(exposure ? { exposure: wholeEvent(exposure) } : {}),
      ...(typeof since === "object" ? { since: wholeEvent(since) } : {}),
      ...(eligible ? { eligible: wholeConditions(eligible) } : {}),
    };
  },
};
