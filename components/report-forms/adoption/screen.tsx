"use client";

import { type AdoptionDefinition, adoptionIntervals, maxFeatures } from "../../../lib/reports/adoption/definition.ts";
import type { AdoptionResult } from "../../../lib/reports/adoption/result/answer.ts";
import { IntervalSelect } from "../../inputs/range/interval-select.tsx";
import { Outline } from "../../report/outline.tsx";
import { ReportScreen } from "../../report/report-screen.tsx";
import type { Screen, ScreenProps } from "../../report/screen.ts";
import type { Report } from "../../report/use-report.ts";
import { AdoptionAnswer } from "./answer.tsx";
import { type AdoptionDraft, withFeatures } from "./draft.ts";
import { AdoptionForm } from "./form.tsx";
import { adoptionQuestion } from "./question.ts";
import { starters } from "./starters.ts";

/** What this kind adds to the screen that all share. */
export const screen: Screen<AdoptionDefinition, AdoptionDraft, AdoptionResult> = {
  question: adoptionQuestion,
  Form: AdoptionForm,
  Answer: AdoptionAnswer,
  Outline: () => <Outline bars={[20, 34, 46, 55, 61, 66, 70, 72]} className="h-72" />,
  Beside: Granularity,
  opening: {
    title: "What do people take up?",
    words: "Choose the events that are features, or a property whose values name them.",
    starters,
  },
  onEvent: {
    section: "Add as a feature",
    add: (draft, event) => {
      const { features = [], everyValueOf } = draft;
      if (everyValueOf) return { patch: {}, said: "The features are the values of a property; choose Events first" };
      if (features.length >= maxFeatures) return { patch: {}, said: `${maxFeatures} features are the most` };
      return { patch: withFeatures(draft, [...features, { event }]), said: `Added ${event}` };
    },
  },
};

/** The screen of feature adoption. */
export function AdoptionScreen(props: ScreenProps) {
  return <ReportScreen screen={screen} {...props} />;
}

/** Only what goes by intervals asks for one. */
function Granularity({ report: { filled, period, change } }: { report: Report<AdoptionDefinition, AdoptionDraft> }) {
  const { view, interval } = filled;
  if (view !== "rate" && view !== "adopters" && view !== "retention") return null;
  return (
    <IntervalSelect
      interval={interval}
      period={period}
      options={adoptionIntervals.options}
      onChange={(next) => change({ interval: next, part: undefined })}
    />
  );
}
