"use client";

import type { FunnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import type { FunnelResult } from "../../../lib/reports/funnel/result/answer.ts";
import { IntervalSelect } from "../../inputs/range/interval-select.tsx";
import { Outline } from "../../report/outline.tsx";
import { ReportScreen } from "../../report/report-screen.tsx";
import type { Screen, ScreenProps } from "../../report/screen.ts";
import type { Report } from "../../report/use-report.ts";
import { FunnelAnswer } from "./answer.tsx";
import { type FunnelDraft, withStep } from "./draft.ts";
import { FunnelForm } from "./form.tsx";
import { funnelQuestion } from "./question.ts";
import { starters } from "./starters.ts";

/** What this kind adds to the screen that all share. */
export const screen: Screen<FunnelDefinition, FunnelDraft, FunnelResult> = {
  question: funnelQuestion,
  Form: FunnelForm,
  Answer: FunnelAnswer,
  Outline: () => <Outline bars={[100, 64, 43, 30]} className="h-72" />,
  Beside: Granularity,
  opening: {
    title: "Which way do people go?",
    words: "Add the steps of a funnel, or start from one that fits these events.",
    starters: (catalogue) => starters(catalogue).map(({ name, steps }) => ({ name, patch: { steps } })),
  },
  onEvent: {
    section: "Add as a step",
    add: (draft, event) => ({
      patch: withStep(draft, draft.steps.length, { event }),
      said: `Added ${event} as step ${draft.steps.length + 1}`,
    }),
  },
};

/** The funnel's screen. */
export function FunnelScreen(props: ScreenProps) {
  return <ReportScreen screen={screen} {...props} />;
}

function Granularity({ report: { filled, period, change } }: { report: Report<FunnelDefinition, FunnelDraft> }) {
  if (filled.view !== "trend") return null;
  return <IntervalSelect interval={filled.interval} period={period} onChange={(interval) => change({ interval })} />;
}
