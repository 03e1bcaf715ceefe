"use client";

import { type RetentionDefinition, retentionInterval } from "../../../lib/reports/retention/definition.ts";
import type { RetentionResult } from "../../../lib/reports/retention/result/answer.ts";
import { IntervalSelect } from "../../inputs/range/interval-select.tsx";
import { Outline } from "../../report/outline.tsx";
import { ReportScreen } from "../../report/report-screen.tsx";
import type { Screen, ScreenProps } from "../../report/screen.ts";
import type { Report } from "../../report/use-report.ts";
import { RetentionAnswer } from "./answer.tsx";
import type { RetentionDraft } from "./draft.ts";
import { RetentionForm } from "./form.tsx";
import { retentionQuestion } from "./question.ts";
import { starters } from "./starters.ts";

/** What this kind adds to the screen that all share. */
export const screen: Screen<RetentionDefinition, RetentionDraft, RetentionResult> = {
  question: retentionQuestion,
  Form: RetentionForm,
  Answer: RetentionAnswer,
  Outline: () => <Outline bars={[100, 58, 44, 37, 33, 30, 28]} className="h-72" />,
  Beside: Granularity,
  opening: {
    title: "Who comes back?",
    words: "Choose the event they begin with and the event they come back to, or start from one of these.",
    starters,
  },
  onEvent: {
    section: "Count as coming back",
    add: (draft, event) =>
      draft.start
        ? { patch: { return: { event } }, said: `${event} now counts as coming back` }
        : { patch: { start: { event } }, said: `They begin with ${event}` },
  },
};

/** The screen of retention. */
export function RetentionScreen(props: ScreenProps) {
  return <ReportScreen screen={screen} {...props} />;
}

function Granularity({ report: { filled, period, change } }: { report: Report<RetentionDefinition, RetentionDraft> }) {
  const choose = (interval: RetentionDefinition["interval"]) => change({ interval, part: undefined });
  return <IntervalSelect interval={filled.interval} period={period} options={retentionInterval.options} onChange={choose} />;
}
